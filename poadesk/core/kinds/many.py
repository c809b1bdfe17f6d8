"""Multiple choice: several of a list: each option is answered yes, no, in words, or left empty, as in the published
reports.

A value maps option ids to choices over yes and no: `{"destruction": "yes", "sale": "no", "other": {"option": "yes",
"text": "…"}}`. Options that are left empty are absent.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from pydantic import BaseModel, ConfigDict, field_validator

from poadesk.core.blocks import Block, Bullets, Item, Paragraph
from poadesk.core.editors import ChecksEditor, Editor, Option
from poadesk.core.finding import Finding, Severity
from poadesk.core.json_values import Json, Record
from poadesk.core.kinds.base import CheckContext, Kind, Parts, read_record, read_text
from poadesk.core.kinds.choice import choice_schema, chosen_option, given_text, read_choice
from poadesk.core.wording import Words

YES_NO = ("yes", "no")
MANY_WORDS = frozenset({"many.said", "many.none", "many.others", "many.not-answered", "list.between"})


class ManyOption(BaseModel):
    """An option; its parts, if any, are options one level below."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    parts: tuple[str, ...] = ()
    specify: bool = False


class Many(Kind):
    """Several of the form's options, some with parts; an option called "other" asks for words."""

    kind: Literal["many-of"]
    options: tuple[ManyOption, ...]
    codes = frozenset({"choice.specify", "many.part-without-whole"})

    def common_words(self) -> frozenset[str]:
        return MANY_WORDS | {"specified", *(f"option.{answer}" for answer in YES_NO)}

    @field_validator("options", mode="before")
    @classmethod
    def _from_ids(cls, options: object) -> object:
        if not isinstance(options, Sequence) or isinstance(options, str):
            return options
        return tuple({"id": o, "specify": o == "other"} if isinstance(o, str) else o for o in options)

    def option_ids(self) -> tuple[str, ...]:
        return tuple(id for option in self.options for id in (option.id, *option.parts))

    def labels(self) -> Iterator[str]:
        return (f"options.{option}" for option in self.option_ids())

    def editor(self, words: Words) -> Editor:
        rows = []
        for option in self.options:
            rows.append(Option(option.id, words.option(option.id), specify=option.specify))
            rows.extend(Option(part, words.option(part), level=1) for part in option.parts)
        return ChecksEditor(tuple(rows))

    def read(self, raw: Json) -> Json:
        if isinstance(raw, str):
            raw = self._from_words(raw)
        if raw is None:
            return None
        if isinstance(raw, Sequence):
            raw = {str(option): "yes" for option in raw}
        record = read_record(raw, frozenset(self.option_ids()))
        answers = {option: self._read_one(record.get(option)) for option in self.option_ids()}
        return {option: answer for option, answer in answers.items() if answer is not None} or None

    def _from_words(self, text: str) -> Json:
        """An option's id, or a passage in place of options, which goes to the option that asks for words."""
        plain = read_text(text)
        if plain is None:
            return None
        free = next((option.id for option in self.options if option.specify), None)
        if plain.strip() in self.option_ids() or free is None:
            return [plain.strip()]
        return {free: {"option": "yes", "text": plain.strip()}}

    def _read_one(self, raw: Json) -> Json:
        return read_choice(raw, YES_NO, self._lexicon)

    def chosen(self, value: Json) -> frozenset[str]:
        answers = value if isinstance(value, Mapping) else {}
        return frozenset(option for option, answer in answers.items() if chosen_option(answer) == "yes")

    def problems(self, value: Json, context: CheckContext) -> Iterator[Finding]:
        answers = value if isinstance(value, Mapping) else {}
        ticked = self.chosen(value)
        for option in self.options:
            answer = answers.get(option.id)
            if option.specify and option.id in ticked and given_text(answer) is None:
                yield Finding("choice.specify", Severity.WARNING, part=option.id)
            if chosen_option(answer) == "no" and ticked.intersection(option.parts):
                yield Finding("many.part-without-whole", Severity.WARNING, part=option.id)

    def blocks(self, value: Json, words: Words) -> tuple[Block, ...]:
        """The options that hold, then in a line those that do not, and those left empty."""
        answers = value if isinstance(value, Mapping) else {}
        held = tuple(self._held(answers, words))
        sentences = tuple(self._others(answers, words, any_hold=bool(held)))
        others = Paragraph(" ".join(sentences), "quiet" if held else "answer")
        return (*((Bullets(held),) if held else ()), *((others,) if sentences else ()))

    def _held(self, answers: Record, words: Words) -> Iterator[Item]:
        """What holds or was answered in words; a part of an option that does not hold stands by itself."""
        for option in self.options:
            whole = answers.get(option.id)
            if whole is not None and chosen_option(whole) != "no":
                yield _item(option.id, whole, 0, words)
            for part in option.parts:
                answer = answers.get(part)
                if answer is not None and chosen_option(answer) != "no":
                    yield _item(part, answer, int(chosen_option(whole) == "yes"), words)

    def _others(self, answers: Record, words: Words, *, any_hold: bool) -> Iterator[str]:
        """On options answered no, and on those left empty; parts count as left empty only where the whole holds."""
        no = [
            _specified(words.option(option), given_text(answers[option]), words)
            for option in self.option_ids()
            if option in answers and chosen_option(answers[option]) == "no"
        ]
        empty = [words.option(option) for option in self._asked(answers) if option not in answers]
        for key, labels in (("many.others" if any_hold else "many.none", no), ("many.not-answered", empty)):
            if labels:
                yield words.say(key, options=words.say("list.between").join(labels))

    def _asked(self, answers: Record) -> Iterator[str]:
        for option in self.options:
            yield option.id
            if chosen_option(answers.get(option.id)) == "yes":
                yield from option.parts

    def as_text(self, value: Json, words: Words) -> str:
        answers = value if isinstance(value, Mapping) else {}
        given = (option for option in self.option_ids() if option in answers)
        return "; ".join(_said(option, answers[option], words) for option in given)

    def parts(self, value: Json) -> Parts:
        return {(option,): answer for option, answer in value.items()} if isinstance(value, Mapping) else {}

    def joined(self, parts: Parts) -> Json:
        return {option: parts[option,] for option in self.option_ids() if (option,) in parts} or None

    def part_ids(self) -> tuple[str, ...]:
        return self.option_ids()

    def renamed(self, value: Json, options: Mapping[str, str]) -> Json:
        answers = value if isinstance(value, Mapping) else {}
        return {options.get(option, option): answer for option, answer in answers.items()}

    def value_schema(self) -> dict[str, Json]:
        return {
            "type": "object",
            "properties": {option: choice_schema(YES_NO) for option in self.option_ids()},
            "additionalProperties": False,
            "minProperties": 1,
        }


def _item(option: str, answer: Json, level: int, words: Words) -> Item:
    """An option that holds; one that is answered in words stands with them, without a mark."""
    label, text = words.option(option), given_text(answer)
    if chosen_option(answer) is None:
        return Item(words.say("many.said", option=label, answer=text or ""), "bullet", level)
    return Item(_specified(label, text, words), "yes", level)


def _specified(label: str, text: str | None, words: Words) -> str:
    return words.say("specified", option=label, text=text) if text else label


def _said(option: str, answer: Json, words: Words) -> str:
    chosen, text = chosen_option(answer), given_text(answer)
    said = _specified(words.option(chosen), text, words) if chosen else text or ""
    return words.say("many.said", option=words.option(option), answer=said)
