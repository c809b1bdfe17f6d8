"""Codes of the core and the store as sentences, in the language of a catalogue, for every front end and for print."""

from poadesk.sentences.findings import finding_sentence, part_label
from poadesk.sentences.form_faults import fault_sentence
from poadesk.sentences.labels import aspect_label, blank_label, severity_label
from poadesk.sentences.misfits import misfit_sentence
from poadesk.sentences.store_errors import error_sentence
from poadesk.sentences.times import local_moment, local_time

__all__ = [
    "aspect_label",
    "blank_label",
    "error_sentence",
    "fault_sentence",
    "finding_sentence",
    "local_moment",
    "local_time",
    "misfit_sentence",
    "part_label",
    "severity_label",
]
