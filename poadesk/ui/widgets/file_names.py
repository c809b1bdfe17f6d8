"""File names: file names in sentences: bare, quoted and listed as the interface's language has it."""

from collections.abc import Iterable

from poadesk.core.kinds.files import bare_name
from poadesk.i18n import interface


def listed(names: Iterable[str]) -> str:
    """Names of files as they stand within a sentence."""
    return interface().join((interface().quoted(bare_name(name)) for name in names), "plain")
