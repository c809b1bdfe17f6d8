"""The program's own words in the interface's language. What codes of the core mean is in `poadesk.sentences`."""

import gettext
from pathlib import Path

_catalogue: gettext.NullTranslations = gettext.NullTranslations()


def use_language(language: str, folder: Path) -> None:
    """Speak this language from now on where `folder` has a catalogue for it, English otherwise."""
    global _catalogue  # noqa: PLW0603 - one interface language for the process, switched while it runs
    _catalogue = gettext.translation("poadesk", folder, [language], fallback=True)


def _(message: str) -> str:
    """The message in the interface's language."""
    return _catalogue.gettext(message)


def ngettext(singular: str, plural: str, number: int) -> str:
    """The message in the interface's language, in the form that goes with the number."""
    return _catalogue.ngettext(singular, plural, number)
