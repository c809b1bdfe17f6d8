"""Export words: what an export is doing, and what came of it, in sentences."""

from pathlib import Path

from poadesk.i18n import _, interface, ngettext
from poadesk.sentences.preflight import held_back_sentence
from poadesk.ui.check.outputs import Output
from poadesk.ui.session.export_service import Doubted, End, Export, Failed, Made, Stopped
from poadesk.ui.session.known_errors import sentence


def export_words(export: Export, output: Output) -> str:
    """What is to be said of an export, under way or over."""
    return _doing(export, output) if export.end is None else _ended(export.end)


def _doing(export: Export, output: Output) -> str:
    return {
        "checking-characters": _("Looking for characters that cannot be printed…"),
        "rendering": output.words.making,
        "writing": _("Writing the file…"),
    }[export.stage]


def _ended(end: End) -> str:
    match end:
        case Made():
            return _made(end.written)
        case Failed():
            return sentence(end.error)
        case Stopped():
            return held_back_sentence(end.found)
        case Doubted():
            return _("Nothing was written yet. See the characters that cannot be printed.")
        case _:
            return ""


def _made(written: tuple[Path, ...]) -> str:
    """Which files were made and where; the documents in a folder of their own are counted."""
    folder = written[0].parent
    names = interface().join(path.name for path in written if path.parent == folder)
    beside = [path for path in written if path.parent != folder]
    said = _("Made {names} in {folder}").format(names=names, folder=folder)
    if not beside:
        return said
    words = "{count} document in its folder {place}", "{count} documents in its folder {place}"
    counted = ngettext(*words, len(beside)).format(count=len(beside), place=beside[0].parent.name)
    return _("{said}, and {counted}").format(said=said, counted=counted)
