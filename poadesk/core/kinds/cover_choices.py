"""Cover choices: the choices on a report's cover: which State, which reporting cycle, which language."""

from collections.abc import Iterator
from typing import Literal

from poadesk.core.blocks import Block, Paragraph
from poadesk.core.editors import ChoiceEditor, Editor, Option, PickEditor
from poadesk.core.finding import Finding, Severity
from poadesk.core.json_values import Json
from poadesk.core.kinds.base import CheckContext, Kind, read_text
from poadesk.core.kinds.files import LANGUAGES
from poadesk.core.text.collation import sort_key
from poadesk.core.text.fold import name_key
from poadesk.core.text.plain_text import one_line
from poadesk.core.wording import Words


class _Pick(Kind):
    """One id from a list that is not part of the form; an unknown one is kept as typed and reported."""

    def read(self, raw: Json) -> Json:
        text = read_text(raw)
        return one_line(text) if text else None

    def chosen(self, value: Json) -> frozenset[str]:
        return frozenset({value}) if isinstance(value, str) else frozenset()

    def blocks(self, value: Json, words: Words) -> tuple[Block, ...]:
        return (Paragraph(self.as_text(value, words)),)

    def value_schema(self) -> dict[str, Json]:
        return {"type": "string", "minLength": 1}


class StateName(_Pick):
    """A Member or Observer State, as ISO 3166-1 alpha-3 code; codes left free for users (XAA to XZZ) sort last."""

    kind: Literal["state"]
    codes = frozenset({"state.unknown"})

    def editor(self, words: Words) -> Editor:
        states = sorted(
            words.reference.states.items(), key=lambda state: (state[0].startswith("X"), sort_key(state[1]))
        )
        others = words.reference.other_names
        return PickEditor(tuple(Option(code, name, others=others.get(code, ())) for code, name in states))

    def problems(self, value: Json, context: CheckContext) -> Iterator[Finding]:
        if value not in context.states:
            yield Finding("state.unknown", Severity.ERROR, {"text": str(value)[:80]})

    def as_text(self, value: Json, words: Words) -> str:
        return words.reference.states.get(str(value), str(value))


class CycleName(_Pick):
    """A reporting cycle, named by the year of its meeting."""

    kind: Literal["cycle"]
    codes = frozenset({"cycle.unknown"})

    def common_words(self) -> frozenset[str]:
        return frozenset({"cycle"})

    def editor(self, words: Words) -> Editor:
        return ChoiceEditor(tuple(Option(id, self.as_text(id, words)) for id in words.reference.cycles))

    def problems(self, value: Json, context: CheckContext) -> Iterator[Finding]:
        if value not in context.cycles:
            yield Finding("cycle.unknown", Severity.ERROR, {"text": str(value)[:80]})

    def as_text(self, value: Json, words: Words) -> str:
        years = words.reference.cycles.get(str(value), ())
        return words.say("cycle", cycle=value, first=years[0], last=years[-1]) if years else str(value)


class LanguageName(_Pick):
    """One of the six official languages, as ISO 639-1 code."""

    kind: Literal["language"]
    codes = frozenset({"language.unknown"})

    def common_words(self) -> frozenset[str]:
        return frozenset(f"language.{code}" for code in LANGUAGES)

    def read(self, raw: Json) -> Json:
        text = super().read(raw)
        return self._lexicon.languages.get(name_key(text), text) if isinstance(text, str) else text

    def editor(self, words: Words) -> Editor:
        return ChoiceEditor(tuple(Option(code, words.say(f"language.{code}")) for code in LANGUAGES))

    def problems(self, value: Json, context: CheckContext) -> Iterator[Finding]:
        if value not in LANGUAGES:
            yield Finding("language.unknown", Severity.WARNING, {"text": str(value)[:80]})

    def as_text(self, value: Json, words: Words) -> str:
        return words.common.get(f"language.{value}", str(value))
