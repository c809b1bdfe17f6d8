"""The command line: reads arguments, calls the packages below, says what came of it. Decides nothing about reports.

The window opens without argparse and without any command, so that it is seen as soon as can be.
"""

import contextlib
import io
import os
import sys
from collections.abc import Sequence

from poadesk.cli.error_messages import sentence
from poadesk.cli.speech import COULD_NOT, warn
from poadesk.i18n import use_interface

DRAFT_SUFFIX = ".poadraft"


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line and give the exit code. Whatever happens ends in a sentence, never in a traceback."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    _speak_utf8()
    use_interface()
    try:
        return _run(arguments)
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        _close_broken_pipe()
        return COULD_NOT


def _run(arguments: list[str]) -> int:
    try:
        code = _do(arguments)
        _flush()
    except BrokenPipeError:
        raise
    except Exception as error:  # noqa: BLE001 - the one place: known errors become a sentence, bugs a log and a sentence
        warn(sentence(error))
        return COULD_NOT
    return code


def _do(arguments: list[str]) -> int:
    draft = bool(arguments) and arguments[0].lower().endswith(DRAFT_SUFFIX)
    if not arguments or (draft and len(arguments) == 1):
        from poadesk.cli.window import open_window

        return open_window(arguments[0] if arguments else None)
    from poadesk.cli.commands import run_command

    return run_command(["gui", *arguments] if draft else arguments)


def _speak_utf8() -> None:
    """Answers are in every script, whatever the console thinks it can show. A windowed program has no streams."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _flush() -> None:
    if sys.stdout is not None:
        sys.stdout.flush()


def _close_broken_pipe() -> None:
    """Keep Python from complaining once more at exit that whoever read our output has gone."""
    with contextlib.suppress(OSError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
