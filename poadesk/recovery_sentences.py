"""What is told after a crash or a recovery: what is there, from when, and what is not. Only words."""

from collections.abc import Iterator
from datetime import datetime

from poadesk.error_sentences import local_time
from poadesk.i18n import _, ngettext
from poadesk.store.crash import CrashReport
from poadesk.store.recovery import Recovered


def crash_sentence(report: CrashReport) -> str:
    """One sentence on a session that did not end well."""
    params = {"who": report.who or "–", "host": report.host or "–", "since": _time(report.since)}
    if report.saved is None or not report.changes:
        return _(
            "poadesk did not end as it should ({who} on {host}, since {since}); nothing had been changed by then."
        ).format(**params)
    text = ngettext(
        "poadesk did not end as it should ({who} on {host}, since {since}): {count} change of that session is here,"
        " up to {saved}; at most the last second of typing is gone.",
        "poadesk did not end as it should ({who} on {host}, since {since}): all {count} changes of that session are"
        " here, up to {saved}; at most the last second of typing is gone.",
        report.changes,
    )
    return text.format(**params, count=report.changes, saved=_time(report.saved, "%H:%M:%S"))


def recovery_sentences(recovered: Recovered) -> tuple[str, ...]:
    """What was recovered and where the broken file is, then one sentence for each thing that did not come from it."""
    return tuple(_recovery(recovered))


def _recovery(recovered: Recovered) -> Iterator[str]:
    text = ngettext(
        "{count} answer was recovered into “{path}”. The damaged file was kept as “{aside}”.",
        "{count} answers were recovered into “{path}”. The damaged file was kept as “{aside}”.",
        recovered.answers,
    )
    yield text.format(count=recovered.answers, path=recovered.path, aside=recovered.aside.name)
    if recovered.from_history:
        text = _("Taken from the history of the file itself: {questions}.")
        yield text.format(questions=", ".join(recovered.from_history))
    taken = recovered.from_backup or recovered.documents
    if recovered.backup is not None and taken:
        at = _time(recovered.backup.at)
        if recovered.from_backup:
            text = _("Taken from the backup of {at}, so look them over: {questions}.")
            yield text.format(at=at, questions=", ".join(recovered.from_backup))
        if recovered.documents:
            text = ngettext(
                "{count} document was taken from the backups.",
                "{count} documents were taken from the backups.",
                len(recovered.documents),
            )
            yield text.format(count=len(recovered.documents))
    if recovered.lost:
        text = ngettext(
            "{count} attached document could not be recovered. Attach it again.",
            "{count} attached documents could not be recovered. Attach them again.",
            len(recovered.lost),
        )
        yield text.format(count=len(recovered.lost))
    yield from _unread(recovered)


def _unread(recovered: Recovered) -> Iterator[str]:
    parts = {
        "answer": _("answers") if recovered.backup is None else "",
        "change": _("the history"),
        "milestone": _("named moments"),
    }
    named = [parts[part] for part in recovered.unread if parts.get(part)]
    if named:
        yield _("Some of this may be missing: {parts}.").format(parts=", ".join(named))


def _time(at: datetime | None, form: str = "") -> str:
    if at is None:
        return "–"
    return f"{at.astimezone():{form}}" if form else local_time(at.isoformat())
