"""Carry-over report: starting a draft from an earlier report, as told on the command line: what was carried over and
what was not.
"""

from collections.abc import Iterator, Sequence

from poadesk.cli.fill import say_filled, say_unfit
from poadesk.cli.speech import say, warn
from poadesk.core.text.plain_text import clean, one_line
from poadesk.i18n import _, ngettext
from poadesk.tasks.carry_forward import CarriedForward, TakenBack


def say_carried(result: CarriedForward | TakenBack) -> int:
    """Say what came of it, and give the number of things that did not fit."""
    if isinstance(result, TakenBack):
        unfit = say_filled(result.filled)
    else:
        say(*_lines(result))
        unfit = say_unfit(result.unfit)
    _warn_of_lost(result.lost)
    return unfit + len(result.lost)


def _lines(result: CarriedForward) -> Iterator[str]:
    yield ngettext(
        "{count} answer was carried over from the report of {earlier}.",
        "{count} answers were carried over from the report of {earlier}.",
        result.carried,
    ).format(count=result.carried, earlier=result.earlier)
    if result.anew:
        numbers = ", ".join(result.form.questions[id].number for id in result.anew)
        yield _("Begun empty, because they are about one period: {numbers}.").format(numbers=numbers)
    if result.kept:
        yield _("No longer asked, and kept in the draft:")
    for one in result.kept:
        yield f"  {one_line(clean(f'{one.number} {one.label} – {one.text} ({one.earlier})').text)}"


def _warn_of_lost(names: Sequence[str]) -> None:
    for name in names:
        warn(_("The document “{name}” was not found. Attach it again.").format(name=one_line(name)))
