"""Kind of answer: what every kind of answer can do: the one contract that checks, exports and front ends rely on.

A kind is frozen data from a form (its limits, options, columns) with a handful of pure methods. It names an editor
(how it is asked) and yields blocks (how it is printed), so neither widgets nor printers know kinds.
"""

from abc import abstractmethod
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from pydantic import BaseModel, ConfigDict, PrivateAttr

from poadesk.core.block_texts import block_texts
from poadesk.core.blocks import Block
from poadesk.core.editors import Editor
from poadesk.core.finding import Finding, Misfit
from poadesk.core.json_values import Json
from poadesk.core.text.direction import Direction
from poadesk.core.text.lexicon import NO_WORDS, Lexicon
from poadesk.core.text.plain_text import clean
from poadesk.core.wording import Words

PartPath = tuple[str, ...]
"""Where a part is in a value: ids of option or field, of row and column, of line and year; () for the whole value."""

Parts = Mapping[PartPath, Json]


@dataclass(frozen=True)
class CheckContext:
    """What an answer is judged against: the day of the check and the calendar years that the report covers."""

    today: date
    years: tuple[int, ...] = ()
    states: frozenset[str] = frozenset()
    cycles: frozenset[str] = frozenset()


class Kind(BaseModel):
    """The contract. A value is JSON; None means unanswered, and an empty text, list or object never occurs."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", populate_by_name=True, alias_generator=lambda name: name.replace("_", "-")
    )

    kind: str
    _lexicon: Lexicon = PrivateAttr(default=NO_WORDS)
    """The words that are read as values: the context of pydantic's validation, where that is a lexicon."""
    codes: ClassVar[frozenset[str]] = frozenset()
    """The codes of the findings this kind can make by itself; see `finding_codes`."""
    factual: ClassVar[bool] = False
    """Whether every answer is a figure, date, person or file; see `holds_facts`."""
    of_period: ClassVar[bool] = False
    """Whether the answer is about the years of one reporting period, so that the next report begins it anew."""
    direction: ClassVar[Direction | None] = None
    """The direction that the printed answer runs in, where its letters do not decide."""

    def model_post_init(self, context: object) -> None:
        """Take the words that are read from the validation that made this kind."""
        if isinstance(context, Lexicon):
            self._lexicon = context

    @abstractmethod
    def editor(self, words: Words) -> Editor:
        """How the answer is asked, labelled in the language of `words`."""

    @abstractmethod
    def read(self, raw: Json) -> Json:
        """The value for what a person, a file or another program gave; None if that amounts to no answer.

        What is wrong but can be kept as typed is kept (and becomes a finding). Raises Misfit only for a shape
        that has no place in this kind, such as an object where a text is asked. Idempotent.
        """

    def problems(self, value: Json, context: CheckContext) -> Iterator[Finding]:
        """What is wrong or odd in a value that `read` gave; `question` of the findings is filled in by the check."""
        yield from ()

    @abstractmethod
    def blocks(self, value: Json, words: Words) -> tuple[Block, ...]:
        """The printed answer."""

    @abstractmethod
    def value_schema(self) -> dict[str, Json]:
        """JSON Schema (2020-12) of the values that `read` can give."""

    def chosen(self, value: Json) -> frozenset[str]:
        """What the value chooses, for conditions: ids of options, or of the rows in which something was counted."""
        return frozenset()

    def chosen_ids(self) -> tuple[str, ...]:
        """The ids that `chosen` can give, and so those a condition may ask for."""
        return self.option_ids()

    def option_ids(self) -> tuple[str, ...]:
        """The ids of the options on offer, in the order printed."""
        return ()

    def labels(self) -> Iterator[str]:
        """The keys of the texts this kind needs beside the question's own: `options.…`, `columns.…`, `rows.…`."""
        yield from ()

    def common_words(self) -> frozenset[str]:
        """The keys of the words common to all forms that this kind is asked and printed with."""
        return frozenset()

    def finding_codes(self) -> frozenset[str]:
        """The codes of all findings that `problems` can give."""
        return self.codes

    def files(self, value: Json) -> Iterator[Mapping[str, Json]]:
        """The attached documents that the value names, as in `kinds.files`."""
        yield from ()

    def holds_facts(self, value: Json) -> bool:
        """Whether the answer has a figure, date, person or file in it: they are looked at before carrying over."""
        return self.factual

    def part_ids(self) -> tuple[str, ...]:
        """The ids of the parts that can be given on their own: options that are ticked, columns, fields."""
        return ()

    def with_part(self, part: str, value: Json) -> Json:
        """What `read` takes for an answer of which only this part is given."""
        return {part: value}

    def parts(self, value: Json) -> Parts:
        """The value taken apart, by keys that stay the same in every language, edition and order; {} for no answer."""
        return {} if value is None else {(): value}

    def joined(self, parts: Parts) -> Json:
        """The value that these parts make: `joined(parts(value))` is the value."""
        return parts.get(())

    def with_parts(self, value: Json, parts: Parts) -> Json:
        """The value in which these parts stand; those not named stay as they are.

        None takes a part away, and what is inside it: a row with its cells.
        """
        gone = [path for path, part in parts.items() if part is None]
        made = {**self.parts(value), **parts}
        return self.joined({path: part for path, part in made.items() if not any(path[: len(g)] == g for g in gone)})

    def identified(self, value: Json, known: Json) -> Json:
        """The value with an id for each of its rows; `known` is what was held before. See `core.row_identity`."""
        return value

    def renamed(self, value: Json, options: Mapping[str, str]) -> Json:
        """The value with other ids for its options, as another edition calls them; ids that are not named stay."""
        return value

    def typed(self, value: Json) -> str:
        """The value as one text that `read` takes back; only kinds with a text editor are asked."""
        return value if isinstance(value, str) else ""

    def as_text(self, value: Json, words: Words) -> str:
        """The value on one line, for table cells, search and lists."""
        return "; ".join(text for block in self.blocks(value, words) for text in block_texts(block) if text)


def read_text(raw: Json) -> str | None:
    """A plain text from JSON, numbers included; None if blank. Raises Misfit for lists and objects."""
    if raw is None:
        return None
    if isinstance(raw, bool | list | tuple | Mapping):
        raise Misfit("misfit.text")
    text = clean(str(raw)).text
    return text if text.strip() else None


def nested(parts: Parts) -> dict[str, dict[str, Json]]:
    """Parts of parts by their first key, then by their second."""
    made: dict[str, dict[str, Json]] = {}
    for path, part in parts.items():
        made.setdefault(path[0], {}).update({path[1]: part} if len(path) > 1 else {})
    return made


def read_record(raw: Json, known: frozenset[str]) -> Mapping[str, Json]:
    """An object with no keys but `known`. Raises Misfit."""
    if not isinstance(raw, Mapping):
        raise Misfit("misfit.object")
    for key in raw:
        if key not in known:
            raise Misfit("misfit.unknown-part", part=clean(str(key)).text[:80])
    return raw
