"""Fields: what Word works out itself, such as the number of a page, with what is shown until it has."""

from collections.abc import Callable, Iterable, Iterator
from string import Formatter

from poadesk.export.word.xml import Element, w, words

_CODES = {"page": "PAGE", "pages": "NUMPAGES"}


def begin_field(code: str) -> Iterator[Element]:
    """The runs before what is shown of a field; `end_field` is the run after it."""
    yield _mark("begin")
    yield w("r", words("instrText", f" {code} "))
    yield _mark("separate")


def end_field() -> Element:
    return _mark("end")


def page_of(sentence: str, runs: Callable[[str], Iterable[Element]]) -> Iterator[Element]:
    """The runs of a sentence with {page} and {pages} in it, both as fields; `runs` makes those of its words."""
    for text, name, _format, _conversion in Formatter().parse(sentence):
        if text:
            yield from runs(text)
        if name:
            yield from (*begin_field(_CODES[name]), w("r", words("t", "1")), end_field())


def _mark(kind: str) -> Element:
    return w("r", w("fldChar", fldCharType=kind))
