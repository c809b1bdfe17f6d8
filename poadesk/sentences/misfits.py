"""Misfit messages: why a value could not be taken, as part of a sentence: one for each code of a misfit."""

from collections.abc import Mapping

from poadesk.core.finding import Misfit
from poadesk.i18n import N_, Catalogue, interface
from poadesk.sentences.filling import filled


def misfit_sentence(misfit: Misfit, catalogue: Catalogue | None = None) -> str:
    """Why a value could not be taken; in the interface's language if no catalogue is given."""
    catalogue = catalogue or interface()
    return filled(catalogue.gettext(MISFITS[misfit.code]), misfit.params, catalogue)


MISFITS: Mapping[str, str] = {
    "misfit.text": N_("a text is expected, not a list, an object or true/false"),
    "misfit.object": N_("an object with named parts is expected"),
    "misfit.unknown-part": N_("there is no part called “{part}” here"),
    "misfit.option": N_("“{option}” is not one of the options ({options})"),
    "misfit.figure": N_("a whole number is expected, or an object with the one part “estimate”"),
    "misfit.rows": N_("a list of rows is expected"),
    "misfit.too-many-rows": N_("there are more than {limit} rows"),
    "misfit.excerpt": N_("a marked passage is no answer here: figures and documents are put in by hand"),
    "misfit.files": N_("a list of files is expected"),
    "misfit.file-name": N_("a file has no usable name"),
    "misfit.file-size": N_("a file's size must be a whole number of bytes"),
    "misfit.file-digest": N_("a file's SHA-256 must be 64 hexadecimal digits"),
    "misfit.years": N_("row “{row}” must be an object of years with figures"),
    "misfit.year": N_("“{year}” in row “{row}” is not a year"),
    "misfit.blank-reason": N_("“{reason}” is not one of the reasons for a blank ({reasons})"),
    "misfit.unknown-question": N_("the form has no question with this id or number"),
    "misfit.too-deep": N_("lists and objects are nested too deeply"),
    "misfit.too-long": N_("the text is longer than {limit} characters"),
    "misfit.named-twice": N_("the same question is given more than once; one of them was taken"),
    "misfit.aspect": N_("“{aspect}” is something that only a newer poadesk knows"),
    "misfit.stored-json": N_("what is stored there is damaged"),
    "misfit.stored-type": N_("what is stored there is damaged"),
    "misfit.stored-size": N_("what is stored there is longer than {limit} characters"),
    "misfit.stored-depth": N_("lists and objects are nested too deeply"),
    "misfit.hidden": N_("kept, but not asked at present because of other answers"),
}
