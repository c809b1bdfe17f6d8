"""Argument parser (argparse) in the interface's language, which repeats nothing that could steer the terminal."""

import argparse
from typing import IO

from poadesk.core.text.harmless import harmless
from poadesk.i18n import N_, _, ngettext

ARGPARSE = (
    N_("usage: "),
    N_("positional arguments"),
    N_("options"),
    N_("show this help message and exit"),
    N_("%(prog)s: error: %(message)s\n"),
    N_("argument %(argument_name)s: %(message)s"),
    N_("unrecognized arguments: %s"),
    N_("ambiguous option: %(option)s could match %(matches)s"),
    N_("the following arguments are required: %s"),
    N_("one of the arguments %s is required"),
    N_("not allowed with argument %s"),
    N_("invalid choice: %(value)r (choose from %(choices)s)"),
    N_("invalid %(type)s value: %(value)r"),
    N_("unknown parser %(parser_name)r (choices: %(choices)s)"),
    N_("expected one argument"),
    N_("expected at most one argument"),
    N_("expected at least one argument"),
    N_("expected %s argument"),
    N_("expected %s arguments"),
    N_("ignored explicit argument %r"),
)
"""What argparse itself may say to a person; listed here so that they get into the catalogues."""

# argparse looks its words up in gettext's global domain, which knows one language a process: it gets the interface's.
vars(argparse).update(_=_, ngettext=ngettext)


class Parser(argparse.ArgumentParser):
    """The parser of the program and of each command."""

    def _print_message(self, message: str, file: IO[str] | None = None) -> None:  # type: ignore[override]
        super()._print_message("".join(f"{harmless(line)}\n" for line in message.splitlines()), file)
