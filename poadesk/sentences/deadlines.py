"""Deadlines: by when the reports of a cycle are asked for, and how long that is, in words."""

from datetime import date

from poadesk.i18n import Catalogue, interface


def days_left(due: date | None, today: date, catalogue: Catalogue | None = None) -> str:
    """How long is left, in two or three words; empty where there is nothing to count."""
    found = catalogue or interface()
    if due is None or due < today:
        return ""
    left = (due - today).days
    if left == 0:
        return found.gettext("due today")
    return found.ngettext("{days} day left", "{days} days left", left).format(days=left)


def deadline_sentence(due: date | None, today: date, catalogue: Catalogue | None = None) -> str:
    """By when the report is asked for, or was; empty while the day is not known."""
    found = catalogue or interface()
    if due is None:
        return ""
    if due < today:
        text = found.gettext("Was asked for by {date}; late reports are accepted.")
    else:
        text = found.gettext("Asked for by {date}.")
    return text.format(date=found.date_in_words(due))
