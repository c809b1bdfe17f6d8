"""Look-up tables: the words and signs of the six official languages that stand for a value of a typed kind.

Keys are folded as by `plain_text.fold_word`. A word that means two things in two languages is in no table.
"""

from collections.abc import Mapping

from poadesk.core.plain_text import fold_word

_OPTIONS: Mapping[str, str] = {
    "yes": "yes y true oui o sí si s да д 是 是的 有 نعم ن أجل ✓ ✔ ☑ ☒ 🗹 🗷 ✅ \uf0fe \uf0fc x",
    "no": "no n false non нет н 否 不 不是 没有 無 无 لا كلا ✗ ✘ ✕ ✖ ❌ \uf0fb",
    "developing": "developing|in development|under development|being developed|in preparation|en développement"
    "|en cours|en cours d'élaboration|en préparation|en desarrollo|en elaboración|en proceso|en preparación"
    "|в разработке|разрабатывается|в процессе разработки|正在制定|制定中|正在制订|拟订中|正在拟订"
    "|قيد الإعداد|قيد التطوير|قيد الوضع",
    "indefinitely": "indefinitely|indefinite|permanently|for ever|forever|without limit|unlimited|indéfiniment"
    "|illimitée|illimité|sans limite|indefinidamente|indefinido|permanente|бессрочно|неограниченно|постоянно"
    "|无限期|永久|إلى أجل غير مسمى|بصورة دائمة|لأجل غير مسمى",
}

_MISSING: Mapping[str, str] = {
    "not-available": "n/a|n.a|n / a|na|not available|unavailable|not known|unknown|no data|no data available|nd|n.d"
    "|n/d|non disponible|pas disponible|indisponible|donnée non disponible|données non disponibles|no disponible"
    "|sin datos|no se dispone de datos|недоступно|нет данных|н/д|н.д|данные отсутствуют|不详|无数据|暂无|暂无数据"
    "|无法提供"
    "|غير متاح|غير متوفر|غير متوفرة|غير متاحة|لا توجد بيانات",
    "not-applicable": "not applicable|sans objet|s.o|s/o|non applicable|no aplicable|no aplica|no se aplica|no procede"
    "|не применимо|неприменимо|не применяется|不适用|لا ينطبق|غير منطبق|غير قابل للتطبيق",
}

_MONTHS = (
    "january jan janvier janv enero ene январь января янв يناير كانون|الثاني",
    "february feb février févr fév febrero февраль февраля фев февр فبراير شباط",
    "march mar mars marzo март марта мар مارس آذار",
    "april apr avril avr abril abr апрель апреля апр أبريل إبريل نيسان",
    "may mai mayo may май мая مايو أيار",
    "june jun juin junio июнь июня июн يونيو يونيه حزيران",
    "july jul juillet juil julio июль июля июл يوليو يوليه تموز",
    "august aug août agosto ago август августа авг أغسطس آب",
    "september sep sept septembre septiembre setiembre set сентябрь сентября сен сент سبتمبر أيلول",
    "october oct octobre octubre октябрь октября окт أكتوبر تشرين|الأول",
    "november nov novembre noviembre ноябрь ноября ноя нояб نوفمبر تشرين|الثاني",
    "december dec décembre déc diciembre dic декабрь декабря дек ديسمبر كانون|الأول",
)

_YEAR_WORDS = (
    "years year yrs yr y ans an année années años año лет год года г 年 سنة سنوات عام أعوام عاما عامًا سنةً years' year's"
)

_BOUNDS = (
    "over|more than|less than|under|up to|plus de|moins de|jusqu'à|más de|menos de|hasta|более|больше|менее|до"
    "|超过|不到|أكثر من|أقل من"
)

OPTIONS: Mapping[str, str] = {
    fold_word(word): option
    for option, words in _OPTIONS.items()
    for word in (words.split("|") if "|" in words else words.split())
}
"""The option that a word or sign stands for."""

MISSING: Mapping[str, str] = {
    fold_word(word): reason for reason, words in _MISSING.items() for word in words.split("|")
}
"""Why there is no figure: `not-available` or `not-applicable`."""

MONTHS: Mapping[str, int] = {
    fold_word(word.replace("|", " ")): number for number, words in enumerate(_MONTHS, start=1) for word in words.split()
}
"""The month, 1 to 12, that a name or its short form stands for."""

YEAR_WORDS = frozenset(fold_word(word) for word in _YEAR_WORDS.split())
"""Words that follow a number of years."""

BOUNDS = tuple(fold_word(words) for words in _BOUNDS.split("|"))
"""Words before a figure that is a bound and not the answer itself."""
