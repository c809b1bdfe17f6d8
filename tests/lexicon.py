"""The words that are read as values, as the shipped lists have them."""

from pathlib import Path

from poadesk.store.forms.reference_lists import read_lexicon

LEXICON = read_lexicon((Path(__file__).parents[1] / "forms",))
