"""Next place: which question or problem comes after the one the person is at, coming round at the end. No widgets."""

from collections.abc import Mapping, Sequence

from poadesk.core.finding import Finding
from poadesk.ui.session.editing import Editing
from poadesk.ui.session.finding_visibility import key_of


def next_question(
    goals: Sequence[str], place: Mapping[str, int], here: str | None, step: int
) -> tuple[str | None, bool]:
    """The goal after `here` (before it, if `step` is negative), and whether that is round the end.

    `place` gives the position of each question in the form; the goals are in that order.
    """
    at = place.get(here or "", -1)
    ahead = [goal for goal in goals if (place[goal] > at if step > 0 else place[goal] < at)]
    if ahead:
        return ahead[0 if step > 0 else -1], False
    return (goals[0 if step > 0 else -1] if goals else None), at >= 0


def next_finding(
    editing: Editing, last: Finding | None, question: str | None, step: int
) -> tuple[Finding | None, bool]:
    """The finding `step` places after the last one gone to, else the nearest one from `question` on.

    Also whether the search went round the end. Those of the report as a whole are passed over.
    """
    found = [finding for finding in editing.judging.shown if finding.question]
    if not found:
        return None, False
    keys = [key_of(finding) for finding in found]
    if last is not None and last.question == question and key_of(last) in keys:
        place = keys.index(key_of(last)) + step
    else:
        order = editing.form.place
        here = order.get(question or "", -1)
        ahead = next((n for n, f in enumerate(found) if order[f.question or ""] >= here), len(found))
        place = ahead if step > 0 else ahead - 1
    return found[place % len(found)], not 0 <= place < len(found)
