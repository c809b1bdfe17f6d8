"""Link detection: the web and e-mail addresses in a text, and what each of them leads to.

Only http, https and mailto are ever followed: whatever else is written stays text. Brackets, quotes and stops around an
address are no part of it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote

_CUE = re.compile("://|@|www[.]", re.IGNORECASE)
_HOST = r"[^\W_](?:[\w-]*[^\W_])?"
_MAIL_HOST = "[a-z0-9\u00c0-\u052f](?:[a-z0-9\u00c0-\u052f-]*[a-z0-9\u00c0-\u052f])?"
# An address ends at a blank, at a quote or angle bracket, and where Chinese or Japanese goes on beside it.
_END = r"\s<>\"“”„«»‹›`{}|\\^\u061c\u200e\u200f\u2e80-\u312f\u3190-\u9fff\uf900-\ufaff\uff00-\uffef،؛؟"
_WEB = rf"(?:https?://|www[.](?={_HOST}[.]))(?:(?![,;](?:https?://|www[.]))[^{_END}])+"
_MAIL = rf"(?:mailto:)?[a-z0-9][a-z0-9.!#$%&'*+=?^_~-]*@{_MAIL_HOST}(?:[.]{_MAIL_HOST})+"
_OTHER = r"(?!https?:)[a-z][a-z0-9+.-]*://\S*|(?:javascript|vbscript|data|file):\S*"
_ADDRESS = re.compile(
    rf"(?<![a-z0-9_@.-])(?:(?P<other>{_OTHER})|(?P<web>{_WEB})|(?P<mail>{_MAIL}))", re.IGNORECASE | re.DOTALL
)
# A text that is nothing but one address may have letters of any script in it.
_ALONE = re.compile(r"https?://[^\s<>\"、。，；]+", re.IGNORECASE)
_AUTHORITY = rf"(?:[^\s/?#@]*@)?(?:{_HOST}(?:[.]{_HOST})*[.]?|\[[0-9a-f:.]+\])(?::\d+)?"
_WITH_HOST = re.compile(rf"(?:https?://)?{_AUTHORITY}(?:[/?#]|$)", re.IGNORECASE)
_PATH = re.compile("[/?#]")
_OPENED = {")": "(", "]": "["}
_AFTER = frozenset(".,;:!?'’‘…·*")
_KEPT = "%/:?#[]@!$&'()*+,;=~-._"


@dataclass(frozen=True, slots=True)
class Link:
    """The characters `start` to `end` of a text, and the address that they lead to, in ASCII."""

    start: int
    end: int
    address: str


def links(text: str) -> tuple[Link, ...]:
    """The links of a text in order; none overlaps another."""
    return _found(text) if _CUE.search(text) else ()


@lru_cache(maxsize=256)
def _found(text: str) -> tuple[Link, ...]:
    return tuple(_links(text))


def _links(text: str) -> Iterator[Link]:
    if _ALONE.fullmatch(text) and text.count("://") == 1 and _WITH_HOST.match(text):
        shown = _without_what_follows(text)
        yield Link(0, len(shown), _web_address(shown))
        return
    for match in _ADDRESS.finditer(text):
        shown = _without_what_follows(match[0])
        end = match.start() + len(shown)
        if match["mail"]:
            yield Link(match.start(), end, "mailto:" + _mail_address(shown))
        elif match["web"] and _WITH_HOST.match(shown):
            yield Link(match.start(), end, _web_address(shown))


def _without_what_follows(shown: str) -> str:
    """Without the marks after an address: a closing bracket belongs to it only if it was opened in it."""
    surplus = {closing: shown.count(closing) - shown.count(opening) for closing, opening in _OPENED.items()}
    end = len(shown)
    while end and (shown[end - 1] in _AFTER or surplus.get(shown[end - 1], 0) > 0):
        end -= 1
        if shown[end] in surplus:
            surplus[shown[end]] -= 1
    return shown[:end]


def _web_address(shown: str) -> str:
    """As a reader of the file is to follow it: with its scheme, and letters beyond ASCII as the web writes them."""
    scheme, found, rest = shown.partition("://")
    if not found or scheme.lower() not in ("http", "https"):
        scheme, rest = "https", shown
    path = _PATH.search(rest)
    start = path.start() if path else len(rest)
    return f"{scheme.lower()}://{_host(rest[:start])}{quote(rest[start:], safe=_KEPT)}"


def _mail_address(shown: str) -> str:
    name, _, host = shown[7 if shown.lower().startswith("mailto:") else 0 :].rpartition("@")
    return f"{quote(name, safe=_KEPT)}@{_host(host)}"


def _host(host: str) -> str:
    """As the domain name system writes it, or with percent signs where it cannot."""
    try:
        return host if host.isascii() else host.encode("idna").decode("ascii")
    except UnicodeError:
        return quote(host, safe=_KEPT)
