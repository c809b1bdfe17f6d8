"""Command line of the product trial: builds the setup, tries it, and ends with a table of what ran and what did not.

`--quick` is what every change is tried with; `--setup FILE` tries a setup that is there already.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from bundle import windows
from bundle.build import Build, BuildError, settings
from bundle.wine import a_windows
from trial.installed import Installed, Step, failed, install
from trial.steps import LEFT_OUT, QUICK, WHOLE


def main() -> int:
    parser = argparse.ArgumentParser(prog="run.py test windows", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="only the half that every change is tried with")
    parser.add_argument("--setup", type=Path, metavar="FILE", help="a setup made before, instead of a new one")
    parser.add_argument("--pictures", type=Path, metavar="FOLDER", help="where pictures of the window go")
    options = parser.parse_args()
    try:
        setup = options.setup or windows.make(Build(settings(), Path(tempfile.mkdtemp(prefix="poadesk-product-"))))[0]
        steps = QUICK if options.quick else WHOLE
        with tempfile.TemporaryDirectory(prefix="poadesk-trial-") as place, a_windows(Path(place) / "wine") as wine:
            return _try(install(wine, setup.absolute(), Path(place), options.pictures), steps)
    except BuildError as error:
        print(f"Not tried: {error}", file=sys.stderr)
        return 2


def _try(installed: Installed, steps: tuple[tuple[str, Callable[[Installed], Step]], ...]) -> int:
    bad = 0
    rows = []
    for name, step in steps:
        began = time.monotonic()
        try:
            came = step(installed)
        except (BuildError, AssertionError) as error:
            came = failed(str(error))
        bad += not came.fine
        ended, seconds = "ok" if came.fine else "FAILED", time.monotonic() - began
        rows.append(f"{ended:7}{name:34}{seconds:6.0f} s  {came.words.splitlines()[0]}")
        print(rows[-1], flush=True)
        if not came.fine:
            print(came.words, flush=True)
    print("\nUnder Wine, not on Windows:")
    print("\n".join(rows))
    print("Left out:")
    print("\n".join(f"       {name:34}{why}" for name, why in LEFT_OUT))
    print(f"{len(rows) - bad} of {len(rows)} steps passed")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
