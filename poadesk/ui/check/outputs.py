"""Outputs: what can be made of a report, one for each offer in the table of exporters, with its words."""

from collections.abc import Iterator
from dataclasses import dataclass

from poadesk.core.blocks import Copy
from poadesk.export import EXPORTERS, Exporter, Words, audience_sentence


@dataclass(frozen=True)
class Output:
    """One thing to make: an offer of an exporter, with its words in the interface's language."""

    exporter: Exporter
    copy: Copy
    words: Words
    use: str
    """What it is and whom it is for, in two sentences."""

    @property
    def id(self) -> str:
        """The exporter's id and the copy, such as `pdf-final`."""
        return f"{self.exporter.id}-{self.copy}"

    @property
    def filter(self) -> str:
        """Such files as a file dialog names them."""
        return f"{self.words.files} (*{self.exporter.suffix})"


def all_outputs() -> tuple[Output, ...]:
    """What the table of exporters offers, in its order."""
    return tuple(_outputs())


def _outputs() -> Iterator[Output]:
    for exporter in EXPORTERS.values():
        for offer in exporter.offers:
            words = offer.words()
            yield Output(exporter, offer.copy, words, f"{words.use} {audience_sentence(offer.audience)}")
