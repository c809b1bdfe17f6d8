"""Every cause that the store can name has its own sentence, in the one table that all front ends use."""

import inspect
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from poadesk.sentences.recovery import crash_sentence, recovery_sentences
from poadesk.sentences.store_errors import error_sentence
from poadesk.sentences.times import local_time
from poadesk.store import errors
from poadesk.store.backup.backups import Backup
from poadesk.store.errors import DraftBusy, DraftError, DraftUnwritable
from poadesk.store.recovery.crash_report import CrashReport
from poadesk.store.recovery.recover import Recovered

AT = datetime(2026, 11, 23, 14, 32, 7, tzinfo=UTC)
KINDS = [
    kind
    for _, kind in inspect.getmembers(errors, inspect.isclass)
    if issubclass(kind, DraftError) and kind is not DraftError
]
PARAMS = {"version": 2, "limit": 10, "size": 11, "who": "ana", "host": "pc7", "since": AT.isoformat(), "suffix": ".exe"}


def reasons(kind: type[DraftError]) -> list[str]:
    """Those that the docstring of the error lists."""
    listed = re.search(r"[Rr]easons?:?\s+(.+?)(?:\. |\.$)", " ".join((kind.__doc__ or "").split()))
    return re.findall(r"(?:^|[,;] )\"?([a-z][a-z-]*)\"?", listed[1]) if listed else [""]


CAUSES = [pytest.param(kind, reason, id=f"{kind.kind}.{reason}") for kind in KINDS for reason in reasons(kind)]


@pytest.mark.parametrize(("kind", "reason"), CAUSES)
def test_every_cause_has_a_sentence_with_nothing_left_open(kind: type[DraftError], reason: str):
    said = error_sentence(kind(Path("/stick/report.poadraft"), reason, **PARAMS))
    assert said
    assert "–" not in said
    assert "{" not in said
    assert said.endswith(".")


def test_sentence_names_the_whole_path_or_only_the_file():
    error = DraftUnwritable(Path("/stick/report.poadraft"), "full")
    assert "“/stick/report.poadraft”" in str(error_sentence(error))
    assert "“report.poadraft”" in str(error_sentence(error, short=True))


def test_time_is_said_as_the_clock_on_the_wall_shows_it():
    said = error_sentence(DraftBusy(Path("x"), who="ana", host="pc7", since=AT.isoformat()))
    assert f"{AT.astimezone():%Y-%m-%d %H:%M}" in str(said)


def test_other_errors_have_no_sentence_here():
    assert error_sentence(ValueError("x")) is None


def test_crash_is_told_in_one_sentence_with_its_time():
    said = crash_sentence(CrashReport("ana", "pc7", AT, AT, 12, took_back=True))
    assert "ana on pc7" in said
    assert "12 changes" in said
    assert f"{AT.astimezone():%H:%M:%S}" in said
    assert "nothing had been changed" in crash_sentence(CrashReport("ana", "pc7", AT, None, 0, took_back=False))


def test_recovery_names_everything_that_did_not_come_from_the_file():
    backup = Backup(Path("b"), AT, 4, 100, "daily")
    aside = Path("/d/r (damaged 2026-11-23).poadraft")
    told = recovery_sentences(
        Recovered(Path("/d/r.poadraft"), aside, 40, ("answer", "change"), ("a",), ("b", "c"), ("1",), ("2",), backup)
    )
    assert "40 answers" in told[0]
    assert aside.name in told[0]
    assert any("history of the file itself: a." in line for line in told)
    assert any("b, c" in line and f"{AT.astimezone():%Y-%m-%d %H:%M}" in line for line in told)
    assert any("could not be recovered" in line for line in told)
    assert "history" in told[-1]


@pytest.mark.parametrize("stored", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00", "yesterday"])
def test_a_time_that_no_clock_can_show_is_a_dash(stored: str):
    assert local_time(stored) == "–"
