"""`poadesk forms`: which forms are at hand, what they ask, what is wrong with one, and the schema of its exports."""

import argparse
from collections.abc import Iterator
from pathlib import Path

from pydantic import BaseModel

from poadesk import paths
from poadesk.cli import command_context
from poadesk.cli.command import Command
from poadesk.cli.speech import FINE, HAS_ERRORS, say, say_data
from poadesk.core.form import Form, Question
from poadesk.core.json_values import Json
from poadesk.export.data import to_bytes
from poadesk.export.schema import schema
from poadesk.i18n import N_, _, interface
from poadesk.sentences.form_faults import fault_sentence
from poadesk.store.forms.library import check_folder

MORE = N_(
    """\
To correct a form, copy its folder to the folder of forms that "poadesk forms list" names, keep the names of the two
folders (for example poa-iti/2026), change the text files, and check the copy with "poadesk forms check FOLDER"."""
)


def _arguments(parser: argparse.ArgumentParser) -> None:
    parts = parser.add_subparsers(metavar="list|show|check|schema", required=True)
    listing = parts.add_parser("list", help=_("the editions that are available"))
    listing.set_defaults(part=_list)
    show = parts.add_parser("show", help=_("every question of an edition"))
    show.add_argument("edition", metavar=_("EDITION"), help=_("for example poa-iti/2026"))
    show.add_argument("--json", action="store_true", help=_("with kinds, options, citations, relevance and basis"))
    show.set_defaults(part=_show)
    check = parts.add_parser("check", help=_("everything that is wrong with the form in a folder"))
    check.add_argument("folder", type=Path, metavar=_("FOLDER"))
    check.set_defaults(part=_check)
    made = parts.add_parser("schema", help=_("the JSON Schema of an edition's data files (JSON)"))
    made.add_argument("edition", metavar=_("EDITION"))
    made.add_argument("--to", type=Path, metavar=_("FILE"), help=_("write it to a file (default: show it)"))
    made.add_argument("--overwrite", action="store_true", help=_("replace a file that is there already"))
    made.set_defaults(part=_schema)


def _run(options: argparse.Namespace) -> int:
    code: int = options.part(options)
    return code


def _list(_options: argparse.Namespace) -> int:
    say(*(f"{edition.key}  {edition.folder}" for edition in command_context.library().editions()))
    say(_("Your own forms go into {folder}").format(folder=paths.forms_folders()[0]))
    return FINE


def _show(options: argparse.Namespace) -> int:
    form = command_context.library().get(options.edition)
    if options.json:
        say_data(to_bytes(form_data(form)))
    else:
        say(*_lines(form))
    return FINE


def _lines(form: Form) -> Iterator[str]:
    wording = form.wording(interface().language)
    yield f"{wording.title} ({form.key})"
    for section in form.sections:
        yield ""
        yield f"{section.number}  {wording.sections[section.id].title}"
        for question in section.questions:
            label = wording.questions[question.id].label
            yield f"  {question.number:<8} {label}  [{question.id}, {question.answer.kind}]"


def form_data(form: Form) -> dict[str, Json]:
    """Every question with its id, number, kind, options, citations, relevance and basis."""
    sections = [
        {
            "id": section.id,
            "number": section.number,
            "title": form.wording("en").sections[section.id].title,
            "questions": [_question_data(form, question) for question in section.questions],
        }
        for section in form.sections
    ]
    return {"form": form.key, "first-cycle": form.first_cycle, "sections": sections}


def _question_data(form: Form, question: Question) -> Json:
    words = form.words(question.id, "en")
    return {
        "id": question.id,
        "number": question.number,
        "label": words.text.label,
        "kind": question.answer.kind,
        "answer": question.answer.model_dump(mode="json", by_alias=True, exclude={"kind"}),
        "options": {option: words.option(option) for option in question.answer.option_ids()},
        "cites": list(question.cites),
        "when": _condition_data(question.when) if question.when else None,
        "ask": list(form.whom(question.id)),
        "basis": question.basis,
        "needed": question.needed,
        "optional": question.optional if isinstance(question.optional, bool) else _condition_data(question.optional),
    }


def _condition_data(condition: BaseModel) -> dict[str, Json]:
    return condition.model_dump(mode="json", by_alias=True)


def _check(options: argparse.Namespace) -> int:
    found = check_folder(options.folder.absolute(), paths.forms_folders())
    say(*(fault_sentence(fault) for fault in found))
    if not found:
        say(_("The form in {folder} can be used.").format(folder=options.folder))
    return HAS_ERRORS if found else FINE


def _schema(options: argparse.Namespace) -> int:
    data = to_bytes(schema(command_context.library().get(options.edition)))
    if options.to:
        command_context.write(options.to, data, overwrite=options.overwrite)
        say(_("Written: {path}").format(path=options.to))
    else:
        say_data(data)
    return FINE


COMMAND = Command(N_("List, show and check forms."), _arguments, _run, (MORE,))
