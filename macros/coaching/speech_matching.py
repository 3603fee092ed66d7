"""What two sequences have in common, by their longest equal runs: the parts that stayed or changed.

The longest run that both hold is taken first, of equally long ones the first in the earlier
sequence, then in the later; then the same is done before it and behind it. `difflib` takes the same
runs, but weighs every two equal items anew in each stretch. Here the runs of two items and more are
listed once; a stretch without one has single items in common, of which the first is always next.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

Bounds = tuple[int, int, int, int]
"""From and to before the end, in the earlier and in the later sequence."""
_Run = tuple[int, int, int]
"""Its length below zero, so that the longest is the least, and where it starts on both sides."""
_Places = Mapping[Hashable, Sequence[int]]


def parts(before: Sequence[Hashable], after: Sequence[Hashable]) -> Iterator[Bounds]:
    """Yield the bounds of each part on both sides, changed and stayed in turn; some are empty."""
    old = new = 0
    for start, place, length in sorted(_common(before, after)):
        yield old, start, new, place
        old, new = start + length, place + length
        yield start, old, place, new
    yield old, len(before), new, len(after)


def _common(before: Sequence[Hashable], after: Sequence[Hashable]) -> Iterator[_Run]:
    """Yield each run that is taken, in any order: where it starts, and its length."""
    places = _places(after)
    stretches = [((0, len(before), 0, len(after)), _runs(before, after, places))]
    while stretches:
        (first, last, start, end), runs = stretches.pop()
        if not runs:
            yield from _singles(before, places, (first, last, start, end))
            continue
        length, old, new = min(runs)
        yield old, new, -length
        stretches.append(((first, old, start, new), list(_ahead(runs, old, new))))
        old, new = old - length, new - length
        stretches.append(((old, last, new, end), list(_behind(runs, old, new))))


def _places(items: Iterable[Hashable]) -> _Places:
    """Return where each item stands, in order."""
    found: defaultdict[Hashable, list[int]] = defaultdict(list)
    for place, item in enumerate(items):
        found[item].append(place)
    return found


def _runs(before: Sequence[Hashable], after: Sequence[Hashable], places: _Places) -> list[_Run]:
    """Return all runs of two items and more that cannot be made longer."""
    wide, next_after = len(before) + 1, [*after[1:], None]
    # two pairs of neighbours that are equal have a number; those right behind them have the next
    met = [
        (place - start + wide) * wide + start
        for start, (item, following) in enumerate(pairwise(before))
        if item in places
        for place in places[item]
        if next_after[place] == following
    ]
    known = set(met)
    starts = sorted([one for one in met if one - 1 not in known])
    ends = sorted([one for one in met if one + 1 not in known])
    return [
        (one - end - 2, one % wide, one // wide + one % wide - wide)
        for one, end in zip(starts, ends, strict=True)
    ]


def _ahead(runs: Iterable[_Run], old: int, new: int) -> Iterator[_Run]:
    """Yield what of the runs stands before a place on both sides."""
    for length, start, place in runs:
        kept = max(length, start - old, place - new)
        if kept < -1:
            yield kept, start, place


def _behind(runs: Iterable[_Run], old: int, new: int) -> Iterator[_Run]:
    """Yield what of the runs stands from a place on, on both sides."""
    for length, start, place in runs:
        cut = max(0, old - start, new - place)
        if length + cut < -1:
            yield length + cut, start + cut, place + cut


def _singles(before: Sequence[Hashable], places: _Places, stretch: Bounds) -> Iterator[_Run]:
    """Yield the items that a stretch has in common which has no longer run."""
    first, last, start, end = stretch
    for old in range(first, last if start < end else first):
        known = places.get(before[old], ())
        at = bisect_left(known, start)
        if at < len(known) and known[at] < end:
            yield old, known[at], 1
            start = known[at] + 1
