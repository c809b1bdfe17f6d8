"""One word for one thing: no sentence of the program, of the forms' common words or of the README says it otherwise."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from poadesk import paths
from tests.conftest import ROOT
from tests.messages import messages

_PLACE = re.compile(r"\{\w+\}|%\(\w+\)s")
_CODE = re.compile(r"```.*?```|`[^`]*`|\]\([^)]*\)", re.DOTALL)


@dataclass(frozen=True)
class Word:
    """What the program says, and what it does not say in its place."""

    say: str
    never: tuple[str, ...]
    case: bool
    readme: bool
    exceptions: tuple[str, ...]

    @property
    def pattern(self) -> re.Pattern[str]:
        words = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in self.never)
        return re.compile(rf"(?<![\w{{-])(?:{words})(?![\w}}-])", 0 if self.case else re.IGNORECASE)


def glossary() -> Iterator[Word]:
    """The words of resources/interface-words.toml."""
    with (paths.resources() / "interface-words.toml").open("rb") as file:
        for entry in tomllib.load(file)["word"]:
            assert entry["means"].endswith(".")
            yield Word(
                entry["say"],
                tuple(entry["never"]),
                entry.get("case", False),
                entry.get("readme", True),
                tuple(entry.get("except", ())),
            )


WORDS = tuple(glossary())
each_word = pytest.mark.parametrize("word", WORDS, ids=lambda word: word.say)


def common_words() -> Iterator[str]:
    """The words that all forms share, as they are printed and offered."""

    def texts(value: object) -> Iterator[str]:
        if isinstance(value, dict):
            for part in value.values():
                yield from texts(part)
        elif isinstance(value, str):
            yield value

    with (ROOT / "forms" / "words.en.toml").open("rb") as file:
        yield from texts(tomllib.load(file))


def wrong(word: Word, text: str) -> bool:
    """Whether a text says what this word is for in another way; names of places to fill in are no words."""
    text = _PLACE.sub("…", text.replace("&", ""))
    return bool(word.pattern.search(text)) and not any(known in text for known in word.exceptions)


@each_word
def test_no_sentence_of_the_program_says_it_otherwise(word: Word):
    assert [str(found) for found in messages() if wrong(word, found.text)] == []


@each_word
def test_no_common_word_of_the_forms_says_it_otherwise(word: Word):
    assert [text for text in common_words() if wrong(word, text)] == []


@pytest.mark.parametrize("word", [word for word in WORDS if word.readme], ids=lambda word: word.say)
def test_the_readme_says_it_too(word: Word):
    text = _CODE.sub("", (ROOT / "README.md").read_text(encoding="utf-8"))
    assert [line for line in text.split("\n") if wrong(word, line)] == []


def test_the_messages_are_found():
    texts = {found.text for found in messages()}
    assert len(texts) > 500
    assert {"&File", "Export anyway…", "COMMAND"} <= texts


def test_no_word_is_asked_for_and_forbidden():
    said = " ".join(word.say for word in WORDS)
    assert [word.never for word in WORDS if word.pattern.search(said) and not word.case] == []
