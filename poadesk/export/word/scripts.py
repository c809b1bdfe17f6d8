"""Script runs: where in a text the script changes, and which language and kind of font a word processor is told.

Word asks for a font of its own for East Asian and for complex scripts, and checks the spelling by language.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

FontGroup = Literal["western", "east-asian", "complex"]


@dataclass(frozen=True, slots=True)
class Script:
    """Letters that belong together: a pattern's range of them, the font they take, and the language they are told as.

    `languages` are the document languages written in it, which are told in place of `language`.
    """

    name: str
    letters: str
    group: FontGroup
    language: str
    languages: tuple[str, ...] = ()


_TAGS = {"ar": "ar-SA", "zh": "zh-CN", "en": "en-GB", "fr": "fr-FR", "ru": "ru-RU", "es": "es-ES"}
LATIN = Script("latin", r"^\W\d_", "western", "en-GB", ("en", "fr", "es"))
"""Letters of no other script in the table."""
_HAN_LETTERS = "\u2e80-\u2fdf\u3005-\u3007\u3100-\u312f\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_HAN = Script("han", _HAN_LETTERS, "east-asian", "zh-CN", ("zh",))
_KANA = Script("kana", "\u3040-\u30ff\u31f0-\u31ff\uff66-\uff9f", "east-asian", "ja-JP")
_SCRIPTS = (
    Script("greek", "\u0370-\u03ff\u1f00-\u1fff", "western", "el-GR"),
    Script("cyrillic", "\u0400-\u052f\u1c80-\u1c8f\u2de0-\u2dff\ua640-\ua69f", "western", "ru-RU", ("ru",)),
    Script("armenian", "\u0530-\u058f\ufb13-\ufb17", "western", "hy-AM"),
    Script("georgian", "\u10a0-\u10ff\u1c90-\u1cbf\u2d00-\u2d2f", "western", "ka-GE"),
    Script("hebrew", "\u0590-\u05ff\ufb1d-\ufb4f", "complex", "he-IL"),
    Script("arabic", "\u0600-\u06ff\u0750-\u077f\u0870-\u08ff\ufb50-\ufdff\ufe70-\ufefc", "complex", "ar-SA", ("ar",)),
    Script("syriac", "\u0700-\u074f", "complex", "syr-SY"),
    Script("thaana", "\u0780-\u07bf", "complex", "dv-MV"),
    Script("nko", "\u07c0-\u07ff", "complex", "nqo-GN"),
    Script("devanagari", "\u0900-\u097f\ua8e0-\ua8ff", "complex", "hi-IN"),
    Script("bengali", "\u0980-\u09ff", "complex", "bn-BD"),
    Script("gurmukhi", "\u0a00-\u0a7f", "complex", "pa-IN"),
    Script("gujarati", "\u0a80-\u0aff", "complex", "gu-IN"),
    Script("odia", "\u0b00-\u0b7f", "complex", "or-IN"),
    Script("tamil", "\u0b80-\u0bff", "complex", "ta-IN"),
    Script("telugu", "\u0c00-\u0c7f", "complex", "te-IN"),
    Script("kannada", "\u0c80-\u0cff", "complex", "kn-IN"),
    Script("malayalam", "\u0d00-\u0d7f", "complex", "ml-IN"),
    Script("sinhala", "\u0d80-\u0dff", "complex", "si-LK"),
    Script("thai", "\u0e00-\u0e7f", "complex", "th-TH"),
    Script("lao", "\u0e80-\u0eff", "complex", "lo-LA"),
    Script("tibetan", "\u0f00-\u0fff", "complex", "bo-CN"),
    Script("burmese", "\u1000-\u109f\ua9e0-\ua9ff\uaa60-\uaa7f", "complex", "my-MM"),
    Script("ethiopic", "\u1200-\u139f\u2d80-\u2ddf\uab00-\uab2f", "western", "am-ET"),
    Script("khmer", "\u1780-\u17ff\u19e0-\u19ff", "complex", "km-KH"),
    Script("mongolian", "\u1800-\u18af", "complex", "mn-Mong-CN"),
    Script("tifinagh", "\u2d30-\u2d7f", "western", "zgh-MA"),
    Script("hangul", "\u1100-\u11ff\u3130-\u318f\ua960-\ua97f\uac00-\ud7ff", "east-asian", "ko-KR"),
    _KANA,
    _HAN,
    LATIN,
)  # fmt: skip
_BY_NAME = {script.name: script for script in _SCRIPTS}
_WORD = re.compile("|".join(f"(?P<{script.name}>[{script.letters}]+)" for script in _SCRIPTS))
_KANA_LETTER = re.compile(f"[{_KANA.letters}]")


def tag(language: str) -> str:
    """The language of a document as a word processor is told it."""
    return _TAGS.get(language, language)


def script_runs(text: str) -> Iterator[tuple[int, Script]]:
    """Where each run of one script begins, the first at 0. Digits, blanks and signs belong to the letters before."""
    start, current = 0, None
    japanese = _KANA_LETTER.search(text) is not None
    for match in _WORD.finditer(text):
        script = _BY_NAME[str(match.lastgroup)]
        if japanese and script is _HAN:
            script = _KANA
        if script is not current:
            if current is not None:
                yield start, current
                start = match.start()
            current = script
    yield start, current or LATIN


def language_of(script: Script, document: str) -> str:
    """The language told of text in a script, in a document of that language."""
    return tag(document) if document.partition("-")[0] in script.languages else script.language
