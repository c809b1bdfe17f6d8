"""Command line of the product build: `run.py bundle windows|linux [--to FOLDER] [--python ZIP]`."""

import argparse
import sys
from pathlib import Path

from bundle import linux, windows
from bundle.build import ROOT, Build, BuildError, settings


def main() -> int:
    parser = argparse.ArgumentParser(prog="run.py bundle", description="Make what officials install.")
    parser.add_argument("product", choices=("windows", "linux"))
    parser.add_argument("--to", type=Path, default=ROOT / "dist", metavar="FOLDER", help="where the files go")
    parser.add_argument(
        "--python", type=Path, metavar="ZIP", help="an official embeddable Python for Windows (amd64) to use instead"
    )
    options = parser.parse_args()
    build = Build(settings(), options.to.absolute(), options.python)
    make = {"windows": windows.make, "linux": linux.make}[options.product]
    try:
        made = make(build)
    except BuildError as error:
        print(f"Not made: {error}", file=sys.stderr)
        return 1
    for path in made:
        print(f"{path.stat().st_size / 1e6:7.1f} MB  {path}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
