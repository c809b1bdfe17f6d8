"""Multiple choice: several of a list: each option is answered yes, no, in words, or left empty, as in the published
reports.

A value maps option ids to choices over yes and no: `{"destruction": "yes", "sale": "no", "other": {"option": "yes",
"text": "…"}}`. Options that are left empty are absent.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from pydantic import BaseModel, ConfigDict, field_validator

from poadesk.core.blocks import Block, Bullets, Item, Mark
from poadesk.core.editors import ChecksEditor, Editor, Option
from poadesk.core.finding import Finding, Severity
from poadesk.core.json_values import Json
from poadesk.core.kinds.base import CheckContext, Kind, Parts, read_record, read_text
from poadesk.core.kinds.choice import choice_schema, chosen_option, given_text, read_choice
from poadesk.core.wording import Words

YES_NO = ("yes", "no")
_MARKS: Mapping[str | None, Mark] = {"yes": "yes", "no": "no"}


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
        return frozenset({"many.empty", "many.said", "specified", *(f"option.{answer}" for answer in YES_NO)})

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
        answers = value if isinstance(value, Mapping) else {}
        items = []
        for option in self.options:
            items.append(_item(option.id, answers.get(option.id), 0, words))
            items.extend(_item(part, answers.get(part), 1, words) for part in option.parts)
        return (Bullets(tuple(items)),)

    def as_text(self, value: Json, words: Words) -> str:
        answers = value if isinstance(value, Mapping) else {}
        given = (option for option in self.option_ids() if option in answers)
        return "; ".join(_item(option, answers[option], 0, words).text for option in given)

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
    chosen, text = chosen_option(answer), given_text(answer)
    label = words.option(option)
    if answer is None:
        return Item(words.say("many.empty", option=label), "empty", level)
    said = words.option(chosen) if chosen else text or ""
    if chosen and text:
        said = words.say("specified", option=said, text=text)
    return Item(words.say("many.said", option=label, answer=said), _MARKS.get(chosen, "bullet"), level)
