"""`python3 run.py torture`: a thousand kills, then each failing system call. `--fuzz`: hostile files instead.

Everything is repeatable by the seed that is printed first.
"""

# ruff: noqa: T201 - its output is its purpose

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path

from tests.torture import faults, fuzz, killing


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="run.py torture", description=__doc__)
    parser.add_argument("--kills", type=int, default=1000, help="how often to kill")
    parser.add_argument("--driver", choices=["session", "window"], default="window", help="what is killed")
    parser.add_argument("--fuzz", type=float, nargs="?", const=600.0, help="only hostile files, for so many seconds")
    parser.add_argument("--no-faults", action="store_true", help="only the kills")
    parser.add_argument(
        "--slack", type=float, default=killing.SLACK, help="seconds that a commit may take; more on a busy machine"
    )
    parser.add_argument("--seed", type=int, default=int(time.time()), help="to repeat a run")
    parser.add_argument(
        "--in",
        dest="folder",
        metavar="FOLDER",
        type=_folder,
        help="where the drafts are while it runs, such as on a network share or a stick; in a folder of its own there,"
        " which is removed again",
    )
    chosen = parser.parse_args(arguments)
    print(f"seed {chosen.seed}", flush=True)
    with (
        tempfile.TemporaryDirectory(prefix="poadesk-torture-") as home,
        tempfile.TemporaryDirectory(prefix="poadesk-torture-", dir=chosen.folder) as place,
    ):
        os.environ["POADESK_HOME"] = str(Path(home) / "home")
        if chosen.fuzz is not None:
            return _fuzz(chosen.fuzz, chosen.seed, Path(place))
        _kill(chosen.kills, chosen.seed, chosen.driver, Path(place), chosen.slack)
        return 0 if chosen.no_faults else _starve(chosen.seed, Path(place))


def _folder(named: str) -> Path:
    """Whole, because programs are started elsewhere."""
    if not Path(named).is_dir():
        raise argparse.ArgumentTypeError(f"there is no folder {named}")
    return Path(named).absolute()


def _kill(count: int, seed: int, driver: str, place: Path, slack: float) -> None:
    lost, typed, saved, back = [0.0], 0, 0, 0
    for number, outcome in enumerate(killing.kills(count, seed, driver, place, slack), 1):
        lost.append(outcome.lost)
        typed, saved, back = typed + outcome.typed, saved + outcome.saved, back + outcome.took_back
        if number % 50 == 0 or number == count:
            print(
                f"{number} kills: {typed} changes typed, {saved} called saved, none of these lost;"
                f" at most {max(lost):.2f} s of typing gone; {back} unfinished commits taken back",
                flush=True,
            )


def _starve(seed: int, place: Path) -> int:
    tried = failed = 0
    for fault, told in faults.run_all(seed, place):
        tried, failed = tried + 1, failed + told.failures
        print(f"{fault}: {told}", flush=True)
    print(f"{tried} faults, of which the program met {failed}; nothing saved was lost", flush=True)
    return 0


def _fuzz(seconds: float, seed: int, place: Path) -> int:
    tried = fuzz.run(seconds, seed, place)
    print(f"{tried} hostile files: no crash, no hang, nothing written elsewhere", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
