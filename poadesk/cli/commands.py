"""Command table: one file a command, imported when its words are needed; and the parser made from it."""

import argparse
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from poadesk import __version__
from poadesk.cli import DRAFT_SUFFIX
from poadesk.cli.command import Command
from poadesk.cli.parser import Parser
from poadesk.i18n import N_, _


def _gui() -> Command:
    from poadesk.cli.gui import COMMAND

    return COMMAND


def _new() -> Command:
    from poadesk.cli.new import COMMAND

    return COMMAND


def _fill() -> Command:
    from poadesk.cli.fill import COMMAND

    return COMMAND


def _show() -> Command:
    from poadesk.cli.show import COMMAND

    return COMMAND


def _find() -> Command:
    from poadesk.cli.find import COMMAND

    return COMMAND


def _check() -> Command:
    from poadesk.cli.check import COMMAND

    return COMMAND


def _export() -> Command:
    from poadesk.cli.export import COMMAND

    return COMMAND


def _forms() -> Command:
    from poadesk.cli.forms import COMMAND

    return COMMAND


def _example() -> Command:
    from poadesk.cli.example import COMMAND

    return COMMAND


def _diff() -> Command:
    from poadesk.cli.diff import COMMAND

    return COMMAND


def _confirm() -> Command:
    from poadesk.cli.confirm import COMMAND

    return COMMAND


def _blank() -> Command:
    from poadesk.cli.blank import COMMAND

    return COMMAND


def _self_test() -> Command:
    from poadesk.cli.self_test import COMMAND

    return COMMAND


COMMANDS: Mapping[str, Callable[[], Command]] = {
    "gui": _gui,
    "new": _new,
    "fill": _fill,
    "confirm": _confirm,
    "blank": _blank,
    "show": _show,
    "find": _find,
    "check": _check,
    "diff": _diff,
    "export": _export,
    "forms": _forms,
    "example": _example,
    "self-test": _self_test,
}

_EPILOGUE = N_(
    """\
Without a command, or with only a draft, the window opens.
Exit codes: 0 fine; 1 the report has errors, a final copy has open points, or something given did not fit; 2 not done.
poadesk COMMAND --help says more on each command."""
)


def run_command(arguments: Sequence[str]) -> int:
    """Parse the arguments and do what they ask for; gives the exit code."""
    options = _parser(arguments[0]).parse_args(arguments)
    from poadesk.store.draft.attachment_preview import remove_left_behind

    remove_left_behind()
    code: int = options.run(options)
    return code


def _parser(name: str) -> argparse.ArgumentParser:
    """The parser of all commands; if `name` is one of them, only that one is loaded."""
    parser = Parser(
        prog="poadesk",
        description=_("Drafts, checks and exports a national report on small arms; works without a network."),
        epilog=_(_EPILOGUE),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    version = _("show the version of the program and exit")
    parser.add_argument("--version", action="version", version=f"poadesk {__version__}", help=version)
    commands = parser.add_subparsers(metavar=_("COMMAND"), required=True)
    for known in (name,) if name in COMMANDS else COMMANDS:
        command = COMMANDS[known]()
        own = commands.add_parser(
            known,
            help=_(command.summary),
            description=_(command.summary),
            epilog="\n\n".join(_(paragraph) for paragraph in command.more),
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        command.arguments(own)
        own.set_defaults(run=command.run)
    return parser


def draft_argument(parser: argparse.ArgumentParser) -> None:
    """The draft that most commands work on."""
    what = _("a report's draft, a {suffix} file").format(suffix=DRAFT_SUFFIX)
    parser.add_argument("draft", type=Path, metavar=_("DRAFT"), help=what)
