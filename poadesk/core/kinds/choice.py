"""Single choice: one of a few options: yes/no, yes/no/in development, one of a list.

A value is an option's id; `{"option": id, "text": words}` where the option asks for words; or `{"text": words}` where
a sentence was given in place of an option, as real reports do ("does not export SALW").
"""

import re
from abc import abstractmethod
from collections.abc import Iterator, Mapping
from typing import Literal

from poadesk.core.blocks import Block, Paragraph, Short
from poadesk.core.editors import ChoiceEditor, Editor, PickEditor
from poadesk.core.finding import Finding, Misfit, Severity
from poadesk.core.json_values import Json
from poadesk.core.kinds.base import CheckContext, Kind, read_record, read_text
from poadesk.core.text.fold import name_key
from poadesk.core.text.lexicon import NO_WORDS, Lexicon
from poadesk.core.wording import Words

IN_SIGHT = 7
"""Options that can all be shown at once."""
_CHOICE_KEYS = frozenset({"option", "text"})


def make_choice(option: str | None, text: str | None) -> Json:
    """The shortest value that says this; None if it says nothing."""
    if text is None:
        return option
    return {"option": option, "text": text} if option else {"text": text}


def chosen_option(value: Json) -> str | None:
    """The id of the option chosen, None if there is only a sentence or nothing."""
    if isinstance(value, str):
        return value
    option = value.get("option") if isinstance(value, Mapping) else None
    return option if isinstance(option, str) else None


def given_text(value: Json) -> str | None:
    """The words given with an option or in place of one."""
    text = value.get("text") if isinstance(value, Mapping) else None
    return text if isinstance(text, str) else None


def read_choice(raw: Json, options: tuple[str, ...], lexicon: Lexicon = NO_WORDS) -> Json:
    """A choice from an option's id in any case, true/false for yes/no, an object, or a sentence. Raises Misfit."""
    if isinstance(raw, Mapping):
        record = read_record(raw, _CHOICE_KEYS)
        option = record.get("option")
        if isinstance(option, str):
            option = option_in_words(option, options, lexicon) or option
        if option is not None and option not in options:
            raise Misfit("misfit.option", option=str(option)[:80], options=list(options))
        return make_choice(str(option) if option else None, read_text(record.get("text")))
    if isinstance(raw, bool):
        raw = "yes" if raw else "no"
    text = read_text(raw)
    if text is None:
        return None
    option = option_in_words(text, options, lexicon)
    return option or make_choice(None, text.strip())


def option_in_words(text: str, options: tuple[str, ...], lexicon: Lexicon = NO_WORDS) -> str | None:
    """The option that an id, a word or sign of any language, or a ticked box stands for; None if none does."""
    if len(text) > _LONGEST:
        return None
    known = {name_key(option): option for option in options}
    found = _meant(name_key(text), known, lexicon)
    if found is None and (ticked := _ticked(text)) is not None:
        said = {_meant(name_key(words), known, lexicon) for words in ticked}
    else:
        said = {found} if found else {_meant(name_key(word), known, lexicon) for word in text.split()}
    return said.pop() if len(said) == 1 else None  # also "☑ yes", where all words say the same


def _meant(key: str, known: Mapping[str, str], lexicon: Lexicon) -> str | None:
    option = known.get(key) or lexicon.options.get(key)
    return option if option in known.values() else None


def _ticked(text: str) -> list[str] | None:
    """The words beside the ticked boxes, where there are empty ones too ("☐ yes ☒ no"); None for another text."""
    boxes = list(_BOX.finditer(text))
    ticks = [bool(box["cross"] or box["tick"]) for box in boxes]
    if set(ticks) != {True, False}:
        return None
    ends = [0, *(place for box in boxes for place in box.span()), len(text)]
    words = [text[start:end].strip(" /,;|\t\n") for start, end in zip(ends[::2], ends[1::2], strict=True)]
    beside = words[1:] if not words[0] else words[:-1]
    return [word for word, is_ticked in zip(beside, ticks, strict=True) if is_ticked]


def choice_schema(options: tuple[str, ...]) -> dict[str, Json]:
    """What `read_choice` can give."""
    text: dict[str, Json] = {"type": "string", "minLength": 1}
    return {
        "anyOf": [
            {"enum": list(options)},
            {
                "type": "object",
                "properties": {"option": {"enum": list(options)}, "text": text},
                "required": ["text"],
                "additionalProperties": False,
            },
        ]
    }


_LONGEST = 80
"""Characters of what may stand for an option."""
_BOX = re.compile(r"[\[(]\s*(?P<cross>[xX×✓✔✗✘]?)\s*[\])]|(?P<tick>[☑☒✓✔🗹🗷✅])|[☐□▢◻]")


class OptionKind(Kind):
    """What all choices share."""

    in_words: bool = True
    codes = frozenset({"choice.in-words", "choice.specify"})

    def common_words(self) -> frozenset[str]:
        return frozenset({"specified"})

    @abstractmethod
    def option_ids(self) -> tuple[str, ...]:
        """The ids on offer, in the order printed."""

    def specifying(self) -> frozenset[str]:
        return frozenset({"other"})

    def labels(self) -> Iterator[str]:
        return (f"options.{option}" for option in self.option_ids())

    def editor(self, words: Words) -> Editor:
        return ChoiceEditor(words.make_options(self.option_ids(), self.specifying()), self.in_words)

    def read(self, raw: Json) -> Json:
        return read_choice(raw, self.option_ids(), self._lexicon)

    def chosen(self, value: Json) -> frozenset[str]:
        option = chosen_option(value)
        return frozenset({option}) if option else frozenset()

    def problems(self, value: Json, context: CheckContext) -> Iterator[Finding]:
        option = chosen_option(value)
        if option is None:
            yield Finding("choice.in-words", Severity.WARNING)
        elif option in self.specifying() and given_text(value) is None:
            yield Finding("choice.specify", Severity.WARNING, part=option)

    def blocks(self, value: Json, words: Words) -> tuple[Block, ...]:
        option, text = chosen_option(value), given_text(value)
        if option is None:
            return (Paragraph(text or ""),)
        return (self.option_block(words.option(option)), *((Paragraph(text),) if text else ()))

    def option_block(self, label: str) -> Block:
        """How an option prints."""
        return Paragraph(label)

    def as_text(self, value: Json, words: Words) -> str:
        option, text = chosen_option(value), given_text(value)
        if option is None:
            return text or ""
        return words.say("specified", option=words.option(option), text=text) if text else words.option(option)

    def renamed(self, value: Json, options: Mapping[str, str]) -> Json:
        option = chosen_option(value)
        return make_choice(options.get(option, option), given_text(value)) if option else value

    def value_schema(self) -> dict[str, Json]:
        return choice_schema(self.option_ids())


class _Gate(OptionKind):
    """Yes, no and the like, which print beside the question."""

    def option_block(self, label: str) -> Block:
        return Short(label)


class YesNo(_Gate):
    """Yes or no."""

    kind: Literal["yes-no"]

    def option_ids(self) -> tuple[str, ...]:
        return ("yes", "no")


class YesNoDeveloping(_Gate):
    """Yes, no, or in development."""

    kind: Literal["yes-no-developing"]

    def option_ids(self) -> tuple[str, ...]:
        return ("yes", "no", "developing")


class OneOf(OptionKind):
    """One of the form's own options; an option called "other" asks for words."""

    kind: Literal["one-of"]
    options: tuple[str, ...]

    def option_ids(self) -> tuple[str, ...]:
        return self.options

    def editor(self, words: Words) -> Editor:
        """A long list is gone through by typing."""
        options = words.make_options(self.options, self.specifying())
        return PickEditor(options, self.in_words) if len(options) > IN_SIGHT else ChoiceEditor(options, self.in_words)
