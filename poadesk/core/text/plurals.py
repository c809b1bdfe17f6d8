"""Plural categories of whole numbers (Unicode CLDR 46, cardinal rules) for the six official languages."""

from collections.abc import Callable, Mapping

CATEGORIES = ("zero", "one", "two", "few", "many", "other")
"""CLDR's names. Each language uses some of them; "other" is in every one."""


def plural_category(language: str, number: int) -> str:
    """The category of the number; "other" for a language without a rule here."""
    rule = _RULES.get(language.replace("_", "-").partition("-")[0], _one_form)
    return rule(abs(number))


def _one_form(_number: int) -> str:
    return "other"


def _english(number: int) -> str:
    return "one" if number == 1 else "other"


def _french(number: int) -> str:
    if number in (0, 1):
        return "one"
    return _of_millions(number)


def _spanish(number: int) -> str:
    return "one" if number == 1 else _of_millions(number)


def _of_millions(number: int) -> str:
    return "many" if number and number % 1_000_000 == 0 else "other"


def _russian(number: int) -> str:
    if number % 10 == 1 and number % 100 != 11:
        return "one"
    return "few" if number % 10 in (2, 3, 4) and number % 100 not in (12, 13, 14) else "many"


def _arabic(number: int) -> str:
    if number <= 2:
        return ("zero", "one", "two")[number]
    rest = number % 100
    if 3 <= rest <= 10:
        return "few"
    return "many" if rest >= 11 else "other"


_RULES: Mapping[str, Callable[[int], str]] = {
    "ar": _arabic,
    "en": _english,
    "es": _spanish,
    "fr": _french,
    "ru": _russian,
    "zh": _one_form,
}
