"""What two strings have in common, by their longest equal runs.

The longest run that both hold is taken first, of equally long ones the first in the earlier
string, then in the later; then the same is done before it and behind it. `difflib` takes the same
runs, but weighs every two equal items one by one; here whole runs are looked for, as Python does
that fast.
"""

from collections.abc import Sequence
from itertools import count, repeat

Block = tuple[int, int, int]
"""Where a run starts in the earlier string and in the later one, and how long it is."""


def signs(before: Sequence[str], after: Sequence[str]) -> tuple[str, str]:
    """Return two lists as strings: a sign for each item, the same one for the same item.

    What a list has alone is not told apart. Python knows a million signs, and two files of a
    megabyte hold fewer words that differ.
    """
    both = dict(zip(set(before).intersection(after), map(chr, count(2)), strict=False))
    old = "".join(map(both.get, before, repeat("\0")))
    new = "".join(map(both.get, after, repeat("\1")))
    return old, new


def common(before: str, after: str, least: int) -> list[Block]:
    """Return the runs that two strings have in common, of so many signs at least, in order."""
    found: list[Block] = []
    waiting = [((0, len(before), 0, len(after)), len(before))]
    while waiting:
        (first, last, start, end), most = waiting.pop()
        if min(most, last - first, end - start) < least:
            continue
        old, new = before[first:last], after[start:end]
        at, size = _longest(old, new, least, most)
        if size < least:
            continue
        there = start + new.index(old[at : at + size])
        at += first
        found.append((at, there, size))
        # what stands ahead of the first of the longest has none of that length
        waiting.append(((first, at, start, there), size - 1))
        waiting.append(((at + size, last, there + size, end), size))
    return sorted(found)


def _longest(before: str, after: str, least: int, most: int) -> tuple[int, int]:
    """Return where in the earlier string the longest run starts, and how long it is.

    Where none has the length `least`, what is returned is shorter. None is longer than `most`.
    """
    at, size, start, stop, last = 0, least - 1, 0, least, len(before)
    while stop <= last and size < most:
        if before[stop - 1] not in after:
            start = stop
            stop += size + 1
        elif before[start:stop] in after:
            at, size = start, stop - start
            stop += 1
        else:
            start += 1
            stop += 1
    return at, size
