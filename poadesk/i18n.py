"""The program's own words in the interface's language. What codes of the core mean is in `poadesk.sentences`."""

import gettext

_catalogue = gettext.NullTranslations()
"""No catalogue is shipped yet: the words are as they are written in the program."""


def _(message: str) -> str:
    """The message in the interface's language."""
    return _catalogue.gettext(message)


def ngettext(singular: str, plural: str, number: int) -> str:
    """The message in the interface's language, in the form that goes with the number."""
    return _catalogue.ngettext(singular, plural, number)
