"""Finding visibility: when a finding is shown: on leaving a question or on a check, never while typing; once mended
it goes at once.
"""

from collections.abc import Iterable

from poadesk.core.check import Review
from poadesk.core.finding import Finding, Severity

Key = tuple[str, str | None, int | None, str | None, str, str]


class FindingVisibility:
    """The findings in sight. What is only unanswered is no message on a question and is left to lists."""

    def __init__(self, review: Review, answered: Iterable[str]) -> None:
        self._judged = set(answered)
        self._everything = False
        self._shown: dict[Key, Finding] = {}
        self.judge(review, ())

    @property
    def shown(self) -> tuple[Finding, ...]:
        """In the order of the form."""
        return tuple(self._shown.values())

    def about(self, question: str) -> tuple[Finding, ...]:
        """What is shown on one question."""
        return tuple(finding for finding in self._shown.values() if finding.question == question)

    def follow(self, review: Review) -> None:
        """Somebody is typing: take away what is mended, add nothing."""
        self._shown = {key: finding for key, finding in _keyed(review) if key in self._shown}

    def judge(self, review: Review, questions: Iterable[str]) -> None:
        """These questions were left: what is wrong with them is shown from now on."""
        self._judged.update(questions)
        self._shown = {key: finding for key, finding in _keyed(review) if self._is_judged(finding)}

    def judge_all(self, review: Review) -> None:
        """A check was asked for: show everything."""
        self._everything = True
        self.judge(review, ())

    def _is_judged(self, finding: Finding) -> bool:
        return self._everything or finding.question is None or finding.question in self._judged


def _keyed(review: Review) -> Iterable[tuple[Key, Finding]]:
    return ((key_of(finding), finding) for finding in review.findings if finding.severity > Severity.NOTE)


def key_of(finding: Finding) -> Key:
    """By which a finding is known as the same one after the report has changed."""
    check, year = str(finding.params.get("check", "")), str(finding.params.get("year", ""))
    return finding.code, finding.question, finding.row, finding.part, check, year
