"""Labels for values of the core that are few and fixed: severities, reasons for a blank."""

from poadesk.core.answers import BlankReason
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


def blank_label(reason: BlankReason, catalogue: Catalogue | None = None) -> str:
    """The words for a reason to leave a question blank, as offered in a menu."""
    _ = (catalogue or interface()).gettext
    return {
        "no-change": _("No change since the last report"),
        "not-applicable": _("Not applicable, because…"),
        "not-available": _("Not available yet, owed by…"),
        "by-choice": _("Not answered by choice"),
    }[reason]
