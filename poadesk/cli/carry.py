"""Starting a draft from an earlier report, as told on the command line: what was carried over and what was not."""

from collections.abc import Iterator, Sequence

from poadesk.cli import desk
from poadesk.cli.command import say, warn
from poadesk.cli.fill import say_taken, say_unfit
from poadesk.core.answers import Answers, Change
from poadesk.core.carryover import Carryover, Fared
from poadesk.core.form import Form
from poadesk.core.kept import EarlierReport, kept_answers
from poadesk.core.plain import clean, one_line
from poadesk.i18n import _, interface, ngettext
from poadesk.store.draft_file import DraftFile
from poadesk.store.earlier import Beginning, Earlier, EarlierUnusable, begin, take_back
from poadesk.store.forms import FormLibrary


def carry(draft: DraftFile, earlier: Earlier, cycle: str, library: FormLibrary, chosen: Sequence[Change]) -> int:
    """Begin the draft with the earlier report, say what came of it, and give the number of things that did not fit."""
    form = library.get(draft.form_key)
    beginning = _begin(draft, earlier, cycle, library, chosen)
    if beginning.carryover is not None:
        say(*_lines(form, earlier.report, beginning.carryover))
    else:
        say_taken(form, Answers(), beginning.changes)
    say_unfit(beginning.unfit)
    for name in beginning.lost:
        warn(_("The document “{name}” was not found. Attach it again.").format(name=one_line(name)))
    return len(beginning.unfit) + len(beginning.lost)


def _begin(draft: DraftFile, earlier: Earlier, cycle: str, library: FormLibrary, chosen: Sequence[Change]) -> Beginning:
    form = library.get(draft.form_key)
    if earlier.report.form.id != form.id:
        raise EarlierUnusable(earlier.path, "other-form", key=earlier.report.form.key)
    if earlier.is_of(form, cycle):
        return take_back(draft, earlier, desk.now())
    return begin(draft, earlier, library, desk.now(), chosen)


def _lines(form: Form, earlier: EarlierReport, carryover: Carryover) -> Iterator[str]:
    carried = len(carryover.with_fate("carried", "partly"))
    yield ngettext(
        "{count} answer was carried over from the report of {earlier}.",
        "{count} answers were carried over from the report of {earlier}.",
        carried,
    ).format(count=carried, earlier=earlier.label)
    if anew := carryover.with_fate("anew"):
        yield _("Begun anew, because they are about one period: {numbers}.").format(numbers=_numbers(form, anew))
    kept = tuple(kept_answers(form, Answers().with_changes(carryover.changes)))
    if kept:
        yield _("No longer asked, and kept in the draft:")
    for one in kept:
        yield f"  {one_line(clean(f'{one.number} {one.label} – {one.text} ({one.earlier})').text)}"


def _numbers(form: Form, fared: tuple[Fared, ...]) -> str:
    numbers = (form.questions[entry.newer].number for entry in fared if entry.newer)
    return interface().join(numbers, "plain")
