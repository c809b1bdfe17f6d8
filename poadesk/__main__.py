"""Lets `python -m poadesk` be the command `poadesk`."""

import sys

from poadesk.cli import main

if __name__ == "__main__":
    sys.exit(main())
