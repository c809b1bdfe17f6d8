"""Column widths: how the columns of a table divide the room between them."""

from collections.abc import Sequence


def shares(needs: Sequence[float], wishes: Sequence[float], width: float) -> list[float]:
    """Widths by the columns' shares, but none narrower than it needs; without room for all the widest give way."""
    if sum(needs) >= width:
        return _levelled(needs, width)
    widths = list(needs)
    free = set(range(len(needs)))
    while True:
        left = width - sum(widths[n] for n in range(len(needs)) if n not in free)
        total = sum(max(wishes[n], 0.01) for n in free)
        given = {n: left * max(wishes[n], 0.01) / total for n in free}
        tight = {n for n in free if given[n] < needs[n]}
        if not tight:
            return [given.get(n, needs[n]) for n in range(len(needs))]
        free -= tight


def _levelled(needs: Sequence[float], width: float) -> list[float]:
    """The needs, none above the one height that makes their sum the width."""
    left, most = width, 0.0
    for place, need in enumerate(sorted(needs)):
        most = left / (len(needs) - place)
        if need > most:
            break
        left -= need
    return [min(need, most) for need in needs]
