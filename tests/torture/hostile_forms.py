# ruff: noqa: E501 - tables of samples read best with one sample a line
"""Forms made to fill memory, to take hours or to break what writes of them; for the tests and as seeds of the fuzz."""

from functools import cache

FILES = ("form.toml", "text.en.toml", "from-2018.toml", "states.toml", "words.en.toml", "cycles.toml")

_HEAD = 'format = 1\nid = "poa-iti"\nedition = "2026"\nfirst-cycle = "2026"\n'
_SECTION = '[[section]]\nid = "s"\nnumber = "1"\n'
_HEX = "0x" + "f" * 6_000


@cache
def hostile() -> dict[str, tuple[str, bytes]]:
    """By name: the file that is replaced, and what it holds."""
    texts = {**_grown(), **_numbers(), **_shapes()}
    return {name: (file, text.encode()) for name, (file, text) in texts.items()}


def _grown() -> dict[str, tuple[str, str]]:
    use = '[[section.question]]\nid = "q{0}"\nnumber = "1.{0}"\n{1}\n'
    shared = "[options]\nx = [" + ",".join(f'"o{n}"' for n in range(2_000)) + "]\n"
    one_of = _sections(use.format("{0}", 'kind="one-of"\noptions="x"'))
    group = "".join(f'[[pattern.p]]\nid = "@.x{n}"\nnumber = ".{n}"\nkind = "line"\n' for n in range(1_000))
    groups = _sections(use.format("{0}", 'pattern = "p"'))
    columns = '[[columns.c]]\nid = "c"\nkind = "rows"\ncolumns = "c"\noptions = "x"\n'
    subject = '[subject."manufacture.action"]\ntext = "' + "{subject}" * 2_000 + '"\n'
    label = '[pattern.action."@"]\nlabel = "' + "{subject}" * 2_000 + '"\n'
    long_id = '[[section.question]]\nid = "' + "i" * 15_000 + '"\nnumber = "1"\npattern = "p"\n'
    empty = _sections(use.format("{0}", 'pattern = "e"'))
    return {
        "shared options": ("form.toml", _HEAD + shared + one_of),
        "four megabytes": ("form.toml", (_HEAD + shared + group + groups * 20)[:3_990_000]),
        "groups of groups": ("form.toml", _HEAD + group + groups),
        "empty groups": ("form.toml", _HEAD + "pattern.e = []\n" + empty),
        "columns in columns": ("form.toml", _HEAD + columns + shared + _SECTION + use.format(1, 'kind = "rows"\ncolumns = "c"')),
        "long id": ("form.toml", _HEAD + group + _SECTION + long_id),
        "subject": ("text.en.toml", 'language = "en"\n' + subject + label),
        "unknown keys": ("form.toml", _HEAD + "".join(f"k{n} = 1\n" for n in range(35_000))),
        "faults": ("form.toml", _HEAD + _SECTION + "[[section.question]]\n" * 18_000),
        "bad options": ("form.toml", _HEAD + _SECTION + use.format(1, 'kind = "many-of"\noptions = [' + "1," * 1_900 + "]") * 50),
        "unknown texts": ("text.en.toml", "".join(f'[question."q{n}"]\nlabel = "?"\n' for n in range(9_000))),
        "moves": ("from-2018.toml", 'format = 1\nfrom = "2018"\n' + '[[moved]]\nfrom = "a"\nto = "b"\n' * 12_000),
        "moves of few": ("from-2018.toml", 'format = 1\nfrom = "2018"\n' + '[[moved]]\nfrom = "a"\nto = "b"\n' * 1_900),
        "removed": ("form.toml", _HEAD + 'base = "2026"\n[removed]\nquestions = [' + '"x",' * 1_900 + "]\n"),
    }  # fmt: skip


def _sections(question: str) -> str:
    """Thousands of a question, with as many to a section as one may have."""
    sections = (
        _SECTION + "".join(question.format(n) for n in range(first, first + 1_500)) for first in range(0, 4_500, 1_500)
    )
    return "".join(sections)


def _numbers() -> dict[str, tuple[str, str]]:
    question = '[[section.question]]\nid = "q"\nnumber = {}\nkind = "prose"\nexpected = {}\n'
    column = '[[section.question]]\nid = "q"\nnumber = "1"\nkind = "rows"\ncolumns = [{{id = "c", kind = "line", share = {}}}]\n'
    cycle = '[[cycle]]\nid = "2026"\nyears = [{}]\nmeeting = "x"\n'
    return {
        "hexadecimal format": ("form.toml", f"format = {_HEX}\n"),
        "hexadecimal edition": ("form.toml", f'format = 1\nid = "poa-iti"\nedition = {_HEX}\n'),
        "hexadecimal length": ("form.toml", _HEAD + _SECTION + question.format('"1"', _HEX)),
        "negative number": ("form.toml", _HEAD + _SECTION + question.format(_HEX, "-1")),
        "decimal number": ("form.toml", _HEAD + _SECTION + question.format("9" * 6_000, "1")),
        "no width": ("form.toml", _HEAD + _SECTION + column.format("nan")),
        "endless width": ("form.toml", _HEAD + _SECTION + column.format("1e999")),
        "hexadecimal base": ("form.toml", _HEAD + f"base = {_HEX}\n"),
        "hexadecimal label": ("text.en.toml", f"language = {_HEX}\n[question.x]\nlabel = {_HEX}\n"),
        "hexadecimal move": ("from-2018.toml", f"format = 1\nfrom = {_HEX}\n"),
        "hexadecimal code": ("states.toml", f'[[state]]\niso = "AAA"\nm49 = {_HEX}\nobserver = false\nnames = {{en = "A"}}\n'),
        "hexadecimal word": ("words.en.toml", f"total = {_HEX}\n"),
        "hexadecimal year": ("cycles.toml", cycle.format(_HEX)),
        "far year": ("cycles.toml", cycle.format(10**15)),
        "many years": ("cycles.toml", cycle.format(",".join(map(str, range(1900, 3800))))),
    }  # fmt: skip


def _shapes() -> dict[str, tuple[str, str]]:
    question = '[[section.question]]\nid = "q"\nnumber = "1"\nkind = "line"\n'
    deep = "{all = [" * 90 + '{answered = "x"}' + "]}" * 90
    return {
        "deep condition": ("form.toml", _HEAD + _SECTION + question + f"when = {deep}\n"),
        "deep list": ("form.toml", _HEAD + "x = " + "[" * 300 + "]" * 300),
        "deeper list": ("form.toml", "x = " + "[" * 300_000),
        "deep tables": ("form.toml", _HEAD + "".join(f"[{'.'.join('a' * 150)}.b{n}]\n" for n in range(20))),
        "dotted keys": ("form.toml", _HEAD + "".join(f"a{n}{'.b' * 60} = 1\n" for n in range(5_000))),
        "huge key": ("form.toml", _HEAD + "k" * 300_000 + " = 1\n"),
        "huge text": ("text.en.toml", 'language = "en"\ntitle = "' + "t" * 300_000 + '"\n'),
        "tables as ids": ("form.toml", _HEAD + _SECTION + "[[section.question]]\nid = {a = [1, 2]}\nnumber = [[]]\npattern = {}\n"),
        "path as id": ("form.toml", _HEAD.replace("poa-iti", "../../../etc")),
        "texts as tables": ("text.en.toml", 'language = "en"\nquestion = 1\npattern = [1]\nsubject = {x = 1}\n'),
        "groups as texts": ("text.en.toml", 'language = "en"\n[pattern]\naction = {"@" = "x"}\n'),
        "groups as numbers": ("form.toml", _HEAD + "pattern.p = [1, 2]\n" + _SECTION + '[[section.question]]\npattern = "p"\n'),
        "long word": ("words.en.toml", 'total = "' + "t" * 19_000 + '"\n'),
        "many places": ("words.en.toml", 'specified = "' + "{text}" * 300 + '"\n'),
        "many states": ("states.toml", '[[state]]\niso = "AAA"\nm49 = 1\nobserver = false\nnames = {en = "A"}\n' * 5_000),
    }  # fmt: skip
