"""Labels for values of the core that are few and fixed: severities, states of questions, reasons for a blank,
aspects.
"""

from poadesk.core.answer_state import AnswerState
from poadesk.core.finding import Severity
from poadesk.i18n import Catalogue, interface


def severity_label(severity: Severity, catalogue: Catalogue | None = None) -> str:
    """The word for a severity; in the interface's language if no catalogue is given."""
    _ = (catalogue or interface()).gettext
    pgettext = (catalogue or interface()).pgettext
    return {
        Severity.ERROR: _("Error"),
        Severity.WARNING: _("Warning"),
        Severity.NOTE: pgettext("severity", "Note"),
    }[severity]


def state_label(state: AnswerState, catalogue: Catalogue | None = None) -> str:
    """The words for the state of a question or of a main question with its parts."""
    _ = (catalogue or interface()).gettext
    pgettext = (catalogue or interface()).pgettext
    return {
        AnswerState.ANSWERED: pgettext("state of a question", "answered"),
        AnswerState.BEGUN: pgettext("state of a question", "begun"),
        AnswerState.UNANSWERED: pgettext("state of a question", "not answered"),
        AnswerState.BLANK: _("blank, with reason"),
        AnswerState.NOT_ASKED: pgettext("state of a question", "not asked"),
        AnswerState.TO_CONFIRM: pgettext("state of a question", "to confirm"),
        AnswerState.WARNING: pgettext("state of a question", "warning"),
        AnswerState.ERROR: pgettext("state of a question", "error"),
    }[state]


def blank_label(reason: str, catalogue: Catalogue | None = None) -> str:
    """The words for a reason to leave a question blank, as offered in a menu."""
    _ = (catalogue or interface()).gettext
    return {
        "no-change": _("No change since the last report"),
        "not-applicable": _("Not applicable, because…"),
        "not-available": _("Not available yet, waiting for…"),
        "by-choice": _("Not answered by choice"),
    }[reason]


def aspect_label(code: str, catalogue: Catalogue | None = None) -> str:
    """What of a question is meant, by the label code in the table of aspects."""
    _ = (catalogue or interface()).gettext
    pgettext = (catalogue or interface()).pgettext
    return {
        "aspect.value": pgettext("part of a question", "Answer"),
        "aspect.blank": pgettext("part of a question", "Left blank"),
        "aspect.note": pgettext("part of a question", "Internal note"),
        "aspect.source": pgettext("part of a question", "Source"),
        "aspect.carried": _("From an earlier report, not confirmed"),
    }[code]
