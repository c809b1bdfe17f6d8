"""Drafts, checks and exports a national report on small arms; works without a network.

core     forms, answers, findings, changes: no Qt, no disk, no clock
store    drafts and forms as files
export   a report as a document, a document as PDF, JSON, Word or tables
cli      the command line
ui       the window; all of Qt is in it
paths    where forms, resources and drafts live
sentences codes of core and store as sentences
i18n     words of the program in any language, the interface's and a report's
"""

__version__ = "0.1.0"
__released__ = "2026-11-25"
"""The day of this version, as year-month-day: there is no network to ask for a newer one, so its age is shown."""
