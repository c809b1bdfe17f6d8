"""Form fault messages: what is wrong in the files of a form, as a sentence: one for each code of a fault."""

from collections.abc import Mapping
from typing import Protocol

from poadesk.core.json_values import Json
from poadesk.i18n import N_, Catalogue, interface
from poadesk.sentences.filling import filled


class FormFault(Protocol):
    """A fault as `core.form_check` finds it. Naming that one would load pydantic with every sentence."""

    @property
    def code(self) -> str: ...

    @property
    def params(self) -> Mapping[str, Json]: ...

    @property
    def file(self) -> str: ...

    @property
    def section(self) -> str: ...

    @property
    def question(self) -> str: ...


def fault_sentence(fault: FormFault, catalogue: Catalogue | None = None) -> str:
    """What is wrong in a form, with file, section and question; in the interface's language if none is given."""
    catalogue = catalogue or interface()
    params = {**fault.params, "file": fault.file, "section": fault.section, "question": fault.question}
    places = (
        "{file}" if fault.file else "",
        catalogue.gettext(N_("section {section}")) if fault.section else "",
        catalogue.gettext(N_("question {question}")) if fault.question else "",
    )
    place = catalogue.join((filled(place, params, catalogue) for place in places if place), "plain")
    sentence = filled(catalogue.gettext(FAULTS[fault.code]), {**params, **fault.params}, catalogue)
    return catalogue.gettext(N_("{place}: {sentence}")).format(place=place, sentence=sentence)


STRUCTURE_FAULTS: Mapping[str, str] = {
    "file.missing": N_("the file is missing ({path})."),
    "file.too-large": N_("the file is larger than {limit} bytes and is not read."),
    "file.unreadable": N_("the file cannot be read: {cause}."),
    "file.not-utf-8": N_("line {line} is not UTF-8 text. Save the file as UTF-8."),
    "file.not-toml": N_("this is not valid TOML: {cause}."),
    "file.entry": N_("an entry is incomplete or wrong: {cause}."),
    "form.format": N_("format {format} is not known; this program reads format {known}."),
    "form.folder": N_("the file says it is {key}, but stands in the folder {folder}."),
    "form.key-unknown": N_("“{key}” is not known here. Is it misspelt?"),
    "form.key-missing": N_("“{key}” is missing, or is not a text in quotation marks."),
    "form.not-tables": N_("“{key}” must be written as tables in brackets."),
    "form.invalid": N_("“{key}”: {cause} (given: {given})."),
    "form.check-invalid": N_("check “{check}”, “{key}”: {cause}."),
    "form.pattern-unknown": N_("there is no pattern called “{pattern}”."),
    "file.not-regular": N_("this is not an ordinary file (but a folder, a pipe or a device) and is not read."),
    "file.too-deep": N_("“{key}” is nested too deeply; {limit} levels are allowed."),
    "file.key-too-long": N_("the name “{key}…” is longer than {limit} characters."),
    "file.text-too-long": N_("the text of “{key}” is longer than {limit} characters."),
    "file.too-many": N_("“{key}” has more than {limit} entries."),
    "file.number": N_("the number given for “{key}” is too large."),
    "form.more-faults": N_("there are more faults than these {limit}. Put these right first, then check again."),
    "form.too-many-questions": N_("there are more than {limit} questions once the groups are put in."),
    "form.too-much": N_("the questions have more than {limit} entries once all lists are put in."),
    "form.name": N_("“{key}” must be a short name of letters, digits, hyphens and dots, such as poa-iti or 2028."),
    "form.base-name": N_("“{base}” is no edition of this form. Write the edition alone, such as base = “2026”."),
    "form.base-missing": N_("the edition {base}, on which this one is based, is not available."),
    "form.base-circle": N_("the editions are based on one another in a circle: {chain}."),
    "form.base-other-form": N_("the edition {base}, on which this one is based, is of another form ({form})."),
    "form.base-too-many": N_("the edition is based on others through more than {limit} steps."),
    "form.base-question": N_("edition {base} has no question “{id}” to be changed; a new question needs a “kind”."),
    "form.base-check": N_("edition {base} has no check “{id}” to be changed; a new check needs a “kind”."),
    "form.base-section": N_("edition {base} has no section “{id}” to be changed; a new section needs a “number”."),
    "form.removed": N_("“removed” has lists of ids called questions, sections and checks, and nothing else."),
    "form.removed-unknown": N_("“{id}” is to be removed ({key}), but edition {base} does not have it."),
    "form.without": N_("“without” is a list of the keys that no longer apply."),
    "form.without-unknown": N_("“without” names “{key}”, which the question does not have."),
    "form.place": N_("“{key}” names “{id}”, which is not another {what} there."),
    "form.columns-unknown": N_("there is no set of columns called “{name}”."),
    "form.options-unknown": N_("there is no list of options called “{name}”."),
    "form.id-twice": N_("the id “{id}” is used more than once."),
    "form.number-twice": N_("the number {number} is used more than once."),
    "form.section-twice": N_("the section “{id}” is there more than once."),
    "form.essential-missing": N_("the question “{id}” is missing; every form needs it."),
    "form.cycle-unknown": N_("the first cycle “{cycle}” is not in the list of cycles."),
    "form.last-cycle": N_("the last cycle “{cycle}” is not in the list of cycles, or before the first."),
    "form.condition-target": N_("the condition names “{target}”, which is not an earlier question."),
    "form.condition-option": N_("the condition asks for “{option}” of “{target}”, which has: {options}."),
    "form.check-target": N_("check “{check}” names “{target}”, which is not there or not of the kind it needs."),
    "form.check-row": N_("check “{check}” names the row “{row}”, which “{target}” does not have."),
    "succession.edition": N_("the file is called {name} but says it leads from “{given}”."),
    "succession.entry": N_("“{key}” is missing or not written as it should be; see the top of the file."),
    "succession.from-twice": N_("“{id}” is named more than once; one older question goes to one place."),
    "succession.from-unknown": N_("edition {edition} has no question “{id}”."),
    "succession.to-unknown": N_("this edition has no question “{id}” for an older answer to go to."),
    "succession.to-twice": N_("two older answers would go to “{id}”; say which one has ended."),
    "succession.unplaced": N_("“{id}” of edition {edition} has no place here: say where it moved or that it ended."),
    "succession.part": N_("“{id}” has no part called “{part}”, but: {parts}."),
    "succession.option-unknown": N_("the older question has no option “{option}”, but: {options}."),
    "succession.option-unplaced": N_("the option “{option}” has no place in “{id}”, which has: {options}."),
}

WORDING_FAULTS: Mapping[str, str] = {
    "text.too-long": N_("the text of “{key}” is longer than {limit} characters once “{{subject}}” is filled in."),
    "text.too-much": N_("the texts have more than {limit} characters once all groups are put in."),
    "text.too-many": N_("there are wordings in more than {limit} languages."),
    "words.missing": N_("the line “{key}” is missing: the answer to this question is asked or printed with it."),
    "text.none": N_("there is no wording: a file text.en.toml is needed."),
    "text.language": N_("the file is called {name} but says its language is “{given}”."),
    "text.section-missing": N_("the section “{id}” has no title."),
    "text.section-unknown": N_("there is no section “{id}” in the form."),
    "text.question-missing": N_("the question “{id}” has no wording."),
    "text.question-unknown": N_("there is no question “{id}” in the form."),
    "text.check-missing": N_("the check “{check}” has no message."),
    "text.message-places": N_("the message of check “{check}” has a place in braces that is not one of: {places}."),
    "text.label-missing": N_("there is no label for “{label}”."),
    "text.label-unknown": N_("there is a label for “{label}”, which the question does not have."),
    "text.topic-missing": N_("there is no topic called “{topic}”."),
    "text.body-missing": N_("there is no body called “{body}”."),
    "text.key": N_("“{key}” is missing, misspelt or not a text."),
}

FAULTS: Mapping[str, str] = {**STRUCTURE_FAULTS, **WORDING_FAULTS}
