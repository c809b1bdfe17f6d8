"""Change report: a short document on what differs between two versions of a report, for PDF and console.

Unchanged answers are only counted, long unchanged stretches left out: two pages for a typical cycle, not twenty.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from poadesk.core.blocks import Document, Entry, Furniture, Marked, Pair, Part, Run, Tone
from poadesk.core.diff.parts import Outcome, PartChange
from poadesk.core.diff.reports import ComparedReport, QuestionChange, SectionChanges, compare
from poadesk.core.diff.words import LEFT_OUT, shortened
from poadesk.core.form import DATE
from poadesk.core.succession import Succession
from poadesk.export.report import Report
from poadesk.i18n import catalogue

_ORDER: tuple[Outcome, ...] = ("new", "changed", "dropped", "same", "empty")

Common = Mapping[str, str]


def changes_document(
    old: Report, new: Report, names: tuple[str, str], succession: Succession | None = None, *, whole: bool = False
) -> Document:
    """What differs, in the newer report's language; `names` are what the person calls the two, `whole` cuts nothing.

    `succession` is the way from the older edition to the newer, if they are not the same.
    """
    language = new.wording.language
    before, after = (ComparedReport(report.form, report.answers, language) for report in (old, new))
    sections = compare(before, after, succession)
    common = new.wording.common
    parts = tuple(_part(section, common, whole=whole) for section in sections if section.differing)
    return Document(
        title=common["changes"],
        subtitle=new.wording.title,
        state=new.state_name,
        language=language,
        copy="final",
        revision=common["revision"].format(revision=new.revision) if new.revision else "",
        date=str(new.answers.value(DATE) or ""),
        author=new.state_name,
        marking="",
        facts=tuple(_facts(old, new, names, sections)),
        notice=common["changes.key"] if parts else "",
        parts=parts or (Part("", common["changes.none"], "", ()),),
        furniture=Furniture(
            common["contents"], common["page-of"], common["draft"], common["revision"], common["continued"]
        ),
        keywords=(new.form.key, new.cycle),
        layout="leaflet",
    )


def _facts(old: Report, new: Report, names: tuple[str, str], sections: Sequence[SectionChanges]) -> Iterator[Pair]:
    common = new.wording.common
    yield Pair(common["changes.before"], _version(old, names[0], common))
    yield Pair(common["changes.after"], _version(new, names[1], common))
    yield Pair(common["changes.all"], _counts(sections, common))
    untouched = [section.number or section.title for section in sections if not section.differing]
    if untouched:
        yield Pair(common["changes.untouched"], catalogue(new.wording.language).join(untouched, "plain"))


def _version(report: Report, name: str, common: Common) -> str:
    key = "changes.version.revision" if report.revision else "changes.version"
    form = f"{report.form.id} {report.form.edition}"
    return common[key].format(name=name, cycle=report.cycle or "–", form=form, revision=report.revision)


def _counts(sections: Sequence[SectionChanges], common: Common) -> str:
    """How many questions came out how, leaving out what there is none of."""
    numbers = {outcome: sum(section.count(outcome) for section in sections) for outcome in _ORDER}
    said = (
        common["changes.count"].format(what=common[f"changes.{outcome}"], number=number)
        for outcome, number in numbers.items()
        if number
    )
    return " · ".join(said)


def _part(section: SectionChanges, common: Common, *, whole: bool) -> Part:
    entries = tuple(_entry(change, common, whole=whole) for change in section.differing)
    return Part(section.number, section.title, _counts((section,), common), entries)


def _entry(change: QuestionChange, common: Common, *, whole: bool) -> Entry:
    key = "not-asked" if change.outcome == "dropped" and not change.asked else change.outcome
    lead = _label(common[f"changes.{key}"], common, "strong")
    first, *others = _paragraphs(change, common, whole=whole)
    blocks = (Marked((*lead, *first)), *map(Marked, others))
    return Entry(change.question, change.number, change.title, "", blocks, 1)


def _label(label: str, common: Common, tone: Tone = "quiet") -> tuple[Run, ...]:
    return (Run(common["changes.label"].format(label=label) + " ", tone=tone),) if label else ()


def _paragraphs(change: QuestionChange, common: Common, *, whole: bool) -> Iterator[tuple[Run, ...]]:
    """Rows of a table are a paragraph each, all other parts one after the other."""
    parts = [part for part in change.parts if not part.row]
    if parts and (years := _periods(parts)):
        yield _by_period(parts, years, common)
    elif parts:
        yield _in_a_row([_part_runs(part, common, whole=whole) for part in _gathered(parts, whole=whole)], "; ")
    for row in change.parts:
        if row.row:
            fields = [_part_runs(part, common, whole=whole) for part in _gathered(row.parts, whole=whole)]
            yield (*_label(row.label, common), *_in_a_row(fields, "; "))
    if change.rearranged:
        yield (Run(common["changes.rearranged"], tone="quiet"),)


def _part_runs(part: PartChange, common: Common, *, whole: bool) -> tuple[Run, ...]:
    label = _label(part.label, common)
    if part.parts:
        figures = [(Run(f"{figure.label} ", tone="quiet"), *figure.runs) for figure in part.parts]
        return (*label, *_in_a_row(figures, ", "))
    runs = part.runs if whole else shortened(part.runs)
    replaced = Run(f" ({common['changes.replaced']})", tone="quiet")
    return (*label, *runs, replaced) if all(run.edit == "same" for run in runs) else (*label, *runs)


def _periods(parts: Sequence[PartChange]) -> tuple[Sequence[str], Sequence[str]] | None:
    """The years before and now of figures none of which is of a year in both; None for anything else."""
    figures = [figure for part in parts for figure in part.parts]
    before, after = (sorted({f.label for f in figures if f.outcome == outcome}) for outcome in ("dropped", "new"))
    disjoint = not set(before) & set(after) and all(figure.outcome != "changed" for figure in figures)
    return (before, after) if before and after and disjoint and all(part.parts for part in parts) else None


def _by_period(
    rows: Sequence[PartChange], years: tuple[Sequence[str], Sequence[str]], common: Common
) -> tuple[Run, ...]:
    """The figures of two reporting periods: their years once, then each row."""
    named = {year: (Run(year),) for period in years for year in period}
    head = (*_two_periods(named, years), Run(": ", tone="quiet"))
    lines = [
        (*_label(row.label, common), *_two_periods({figure.label: figure.runs for figure in row.parts}, years))
        for row in rows
    ]
    return (*head, *_in_a_row(lines, "; "))


def _two_periods(
    figures: Mapping[str, tuple[Run, ...]], years: tuple[Sequence[str], Sequence[str]]
) -> tuple[Run, Run, Run]:
    before, after = (
        ", ".join("".join(run.text for run in figures.get(year, ())) or "–" for year in period) for period in years
    )
    return Run(before, "removed"), Run(" "), Run(after, "added")


def _in_a_row(several: Sequence[tuple[Run, ...]], between: str) -> tuple[Run, ...]:
    separator = Run(between, tone="quiet")
    joined = [run for runs in several for run in (separator, *runs)]
    return tuple(joined[1:])


def _gathered(parts: Sequence[PartChange], *, whole: bool) -> Iterator[PartChange]:
    """Neighbours that say the same, such as ten options with Yes, as one with their labels."""
    for _, group in groupby(parts, lambda part: (part.outcome, part.runs, part.parts)):
        alike = list(group)
        labels = [part.label for part in alike if part.label]
        if alike[0].outcome == "dropped" and len(labels) > 3 and not whole:
            labels = [labels[0], LEFT_OUT, labels[-1]]
        yield replace(alike[0], label=" · ".join(labels))
