"""The program that is run while calls fail: drives as named on a draft, and tells on its standard output."""

import sys
from pathlib import Path

from poadesk.store.errors import DraftError
from tests.torture.drivers import DRIVERS
from tests.torture.told import Teller


def main(driver: str, path: str, seed: str, seconds: str) -> int:
    teller = Teller(1)
    try:
        DRIVERS[driver](Path(path), int(seed), teller, float(seconds))
    except DraftError as error:
        teller.failed(error.code)
        teller.said("refused")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
