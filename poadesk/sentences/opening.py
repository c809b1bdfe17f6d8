"""Opening notices: what is special about a draft that was just opened: looked at only, a crash before it, answers
that do not fit.
"""

from collections.abc import Iterator

from poadesk.i18n import _, ngettext
from poadesk.sentences.recovery import crash_sentence
from poadesk.store.draft.open_report import OpenReport
from poadesk.store.recovery.crash_report import crash_report


def opening_words(opened: OpenReport) -> tuple[str, ...]:
    """A sentence for each; none for most drafts."""
    return tuple(_words(opened))


def _words(opened: OpenReport) -> Iterator[str]:
    why = opened.draft.why_read_only
    if why is not None:
        yield {
            "asked": _("This report is open for reading only."),
            "place": _("This report is open for reading only, because its file or folder cannot be written."),
            "newer": _("This report is open for reading only, because a newer poadesk made it."),
        }[why]
    crash = crash_report(opened.draft)
    if crash is not None:
        yield crash_sentence(crash)
    if count := len(opened.misfits):
        yield ngettext(
            "{count} answer in the file does not fit its question. It is kept in the file but not shown.",
            "{count} answers in the file do not fit their questions. They are kept in the file but not shown.",
            count,
        ).format(count=count)
