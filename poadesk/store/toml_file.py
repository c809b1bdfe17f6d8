"""Reading the TOML files that forms are made of: bounded in size, every failure a fault with its file."""

import tomllib
from pathlib import Path
from typing import Any

from poadesk.core.form_check import Fault

MAX_BYTES = 4_000_000
"""A form file larger than this is not one."""

_MOST_DOTS = 300
"""In a line. A key with thousands of parts would be read for hours."""

Table = dict[str, Any]


class Faulty(Exception):
    """Faults found so early that nothing further can be read. Never leaves the reading of a form."""

    def __init__(self, *found: Fault) -> None:
        super().__init__(found)
        self.found = found


def read_toml(path: Path) -> Table:
    """The file's content. Raises Faulty for a missing, huge, non-UTF-8 or broken file."""
    try:
        if path.stat().st_size > MAX_BYTES:
            raise Faulty(Fault("file.too-large", {"limit": MAX_BYTES}, path.name))
        data = path.read_bytes()
        if max(line.count(b".") for line in data.split(b"\n")) > _MOST_DOTS:
            raise Faulty(Fault("file.not-toml", {"cause": f"more than {_MOST_DOTS} dots in a line"}, path.name))
        return tomllib.loads(data.decode("utf-8-sig"))
    except FileNotFoundError:
        raise Faulty(Fault("file.missing", {"path": str(path)}, path.name)) from None
    except OSError as error:
        raise Faulty(Fault("file.unreadable", {"cause": error.strerror or str(error)}, path.name)) from None
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise Faulty(Fault("file.not-utf-8", {"line": line}, path.name)) from None
    except (ValueError, RecursionError) as error:  # a ValueError too for numbers of thousands of digits
        raise Faulty(Fault("file.not-toml", {"cause": str(error)}, path.name)) from None
