"""What two strings have in common, by their longest equal runs.

The longest run that both hold is taken first, of equally long ones the first in the earlier
string, then in the later; then the same is done before it and behind it. `difflib` takes the same
runs, but weighs every two equal items one by one; here whole runs are looked for, as Python does
that fast.
"""

from collections.abc import Iterator, Sequence
from itertools import count

Block = tuple[int, int, int]
"""Where a run starts in the earlier string and in the later one, and how long it is."""


def signs(before: Sequence[str], after: Sequence[str]) -> tuple[str, str]:
    """Return two lists as strings: a sign for each item, the same one for the same item.

    Python knows a million signs, and two files of a megabyte hold fewer words that differ.
    """
    known = dict(zip(dict.fromkeys([*before, *after]), map(chr, count()), strict=False))
    return "".join(map(known.__getitem__, before)), "".join(map(known.__getitem__, after))


def common(before: str, after: str) -> list[Block]:
    """Return the runs that two strings have in common, in order; some may touch."""
    found: list[Block] = []
    waiting = [((0, len(before), 0, len(after)), len(before))]
    while waiting:
        (first, last, start, end), most = waiting.pop()
        if first == last or start == end:
            continue
        old, new = before[first:last], after[start:end]
        at, size = _longest(old, new, most)
        if size < 2:
            found += [(first + one, start + other, 1) for one, other in _singles(old, new)]
            continue
        there = start + new.index(old[at : at + size])
        at += first
        found.append((at, there, size))
        # what stands ahead of the first of the longest has none of that length
        waiting.append(((first, at, start, there), size - 1))
        waiting.append(((at + size, last, there + size, end), size))
    return sorted(found)


def _longest(before: str, after: str, most: int) -> tuple[int, int]:
    """Return where in the earlier string the longest run starts, and its length, 1 if below 2.

    One of length `most` is the longest, as is known.
    """
    at, size, start, stop, last = 0, 1, 0, 2, len(before)
    while stop <= last and size < most:
        if before[stop - 2 : stop] not in after:
            start = stop - 1
            stop += size
        elif before[start:stop] in after:
            at, size = start, stop - start
            stop += 1
        else:
            start += 1
            stop += 1
    return at, size


def _singles(before: str, after: str) -> Iterator[tuple[int, int]]:
    """Yield where the items stand that two strings have in common which have no longer run."""
    if set(before).isdisjoint(after):
        return
    place = 0
    for at, item in enumerate(before):
        there = after.find(item, place)
        if there >= 0:
            yield at, there
            place = there + 1
