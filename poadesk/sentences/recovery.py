"""Recovery messages: crash report and salvage in words: what is there, from when, and what is not."""

from collections.abc import Iterator

from poadesk.i18n import N_, Catalogue, interface
from poadesk.sentences.filling import filled
from poadesk.sentences.times import UNKNOWN, local_moment
from poadesk.store.recovery.crash_report import CrashReport
from poadesk.store.recovery.recover import Recovered


def crash_sentence(report: CrashReport, catalogue: Catalogue | None = None) -> str:
    """One sentence on a session that did not end well; in the interface's language if no catalogue is given."""
    catalogue = catalogue or interface()
    _, ngettext = catalogue.gettext, catalogue.ngettext
    params = {
        "who": report.who or UNKNOWN,
        "host": report.host or UNKNOWN,
        "since": local_moment(report.since, catalogue),
    }
    if report.saved is None or not report.changes:
        text = _("poadesk was not closed properly ({who} on {host}, since {since}); nothing had been changed by then.")
        return filled(text, params, catalogue)
    text = ngettext(
        "poadesk was not closed properly ({who} on {host}, since {since}): {count} change of that session is"
        " here, up to {saved}; at most the last second of typing is lost.",
        "poadesk was not closed properly ({who} on {host}, since {since}): all {count} changes of that"
        " session are here, up to {saved}; at most the last second of typing is lost.",
        report.changes,
    )
    saved = catalogue.time(report.saved.astimezone(), seconds=True)
    return filled(text, {**params, "count": report.changes, "saved": saved}, catalogue)


def recovery_sentences(recovered: Recovered, catalogue: Catalogue | None = None) -> tuple[str, ...]:
    """What was recovered and where the broken file is, then one sentence for each thing that did not come from it."""
    return tuple(_recovery(recovered, catalogue or interface()))


def _recovery(recovered: Recovered, catalogue: Catalogue) -> Iterator[str]:
    _, ngettext = catalogue.gettext, catalogue.ngettext
    text = ngettext(
        "{count} answer was recovered into “{path}”. The damaged file was kept as “{aside}”.",
        "{count} answers were recovered into “{path}”. The damaged file was kept as “{aside}”.",
        recovered.answers,
    )
    yield filled(text, {"count": recovered.answers, "path": recovered.path, "aside": recovered.aside.name}, catalogue)
    if recovered.from_history:
        text = _("Taken from the history of the file itself: {questions}.")
        yield filled(text, {"questions": recovered.from_history}, catalogue)
    if recovered.backup is not None and recovered.from_backup:
        text = _("Taken from the backup of {at}, so please check them: {questions}.")
        yield filled(text, {"at": recovered.backup.at, "questions": recovered.from_backup}, catalogue)
    if recovered.backup is not None and recovered.documents:
        text = ngettext(
            "{count} document was taken from the backups.",
            "{count} documents were taken from the backups.",
            len(recovered.documents),
        )
        yield filled(text, {"count": len(recovered.documents)}, catalogue)
    if recovered.lost:
        text = ngettext(
            "{count} attached document could not be recovered. Attach it again.",
            "{count} attached documents could not be recovered. Attach them again.",
            len(recovered.lost),
        )
        yield filled(text, {"count": len(recovered.lost)}, catalogue)
    yield from _unread(recovered, catalogue)


def _unread(recovered: Recovered, catalogue: Catalogue) -> Iterator[str]:
    pgettext = catalogue.pgettext
    parts = {
        "answer": pgettext("part of a file", "answers") if recovered.backup is None else "",
        "change": pgettext("part of a file", "the history"),
        "milestone": pgettext("part of a file", "named versions"),
    }
    named = [parts[part] for part in recovered.unread if parts.get(part)]
    if named:
        yield filled(catalogue.gettext(N_("Some of this may be missing: {parts}.")), {"parts": named}, catalogue)
