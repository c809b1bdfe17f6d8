"""Retry: reading or writing a draft again where a disk or network share failed for an instant only."""

import time
from collections.abc import Callable
from typing import TypeVar

from poadesk.store.errors import DraftUnwritable

Result = TypeVar("Result")

_MOMENTS = (0.05, 0.2, 0.5)
"""Seconds to wait before each further try."""


def patiently(once: Callable[[], Result]) -> Result:
    """What `once` gives, tried again after a moment: a share, for one, may not have closed a journal yet that is to be
    deleted. Raises DraftUnwritable if it goes on failing.
    """
    for moment in _MOMENTS:
        try:
            return once()
        except DraftUnwritable as refused:
            if refused.reason != "io":
                raise
        time.sleep(moment)
    return once()
