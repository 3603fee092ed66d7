"""What changed between two transcripts, as runs of words that read well on a narrow screen.

The rule, Greenroom's own:

1. Two words are the same if they differ in case or in the marks around them only.
2. Whole sentences are matched first, then words between them. What is too long or repeats itself
   too often to be matched in short time (`MOST`, `MOST_PAIRS`) is shown as taken out and put in.
3. An island of at most `ISLAND` equal words between two changes joins them: "a B-tree" taken out
   and put in again reads better than two changed letters around "the".
4. Of each change, what was taken out comes first.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import chain, groupby
from typing import Literal

from .speech_text import read

MOST = 1500
"""So many words, or sentences, a side are matched with each other: ten minutes of speech."""

MOST_PAIRS = 20_000
"""So many pairs of equal words, or sentences, one on each side, are weighed against each other."""

ISLAND = 2
"""Equal words between two changes, up to so many, are no landmark for a reader."""

Kind = Literal["same", "removed", "added"]
Words = tuple[str, ...]
_Change = tuple[Words, Words]
"""Words before and words after; for a part that stayed, both are equal as rule 1 has it."""
_Bounds = tuple[int, int, int, int]
"""From and to before the end, in the earlier and in the later sequence."""


@dataclass(frozen=True)
class Run:
    """A run of words that stayed, went, or came."""

    kind: Kind
    """What happened to it."""
    text: str
    """The words with one space between; those that stayed as in the later text."""


@lru_cache(maxsize=4096)
def diff(before: str, after: str) -> tuple[Run, ...]:
    """Return the runs that lead from one text to the other, in reading order.

    What was compared before is remembered: under `serve` most texts stay as they were.

    Without the added ones they are the words of the earlier text, without the removed ones those of
    the later text.
    """
    parts = _by_sentences(_sentences(before), _sentences(after))
    changes = chain.from_iterable(
        [(old, new)] if _keys(old) == _keys(new) else _by_words(old, new) for old, new in parts
    )
    return tuple(_runs(_without_islands(_joined(changes))))


def _sentences(text: str) -> tuple[Words, ...]:
    return tuple(tuple(sentence.text.split()) for sentence in read(text).sentences)


def _keys(words: Words) -> Words:
    return tuple(map(_key, words))


@lru_cache(maxsize=8192)
def _key(word: str) -> str:
    """Return a word as it is compared: in lower case, without the marks around it."""
    return word.lower().strip(".,;:!?…—–-*_`\"'()[]“”‘’") or word


def _by_sentences(before: Sequence[Words], after: Sequence[Words]) -> Iterator[_Change]:
    """Yield the parts that stayed and those that changed, by whole sentences."""
    old, new = [_keys(each) for each in before], [_keys(each) for each in after]
    for first, last, start, end in _matched(old, new):
        yield _flat(before[first:last]), _flat(after[start:end])


def _by_words(before: Words, after: Words) -> Iterator[_Change]:
    for first, last, start, end in _matched(_keys(before), _keys(after)):
        yield before[first:last], after[start:end]


def _flat(sentences: Sequence[Words]) -> Words:
    return tuple(chain.from_iterable(sentences))


def _matched(before: Sequence[Hashable], after: Sequence[Hashable]) -> Iterator[_Bounds]:
    """Yield the bounds of each part on both sides, stayed or changed, in order."""
    head = _shared(before, after)
    tail = _shared(before[head:][::-1], after[head:][::-1])
    old, new = len(before) - tail, len(after) - tail
    yield 0, head, 0, head
    for first, last, start, end in _between(before[head:old], after[head:new]):
        yield head + first, head + last, head + start, head + end
    yield old, len(before), new, len(after)


def _between(before: Sequence[Hashable], after: Sequence[Hashable]) -> Iterator[_Bounds]:
    """Yield the bounds of each part; of one part in all where matching would take long."""
    if max(len(before), len(after)) > MOST or _pairs(before, after) > MOST_PAIRS:
        yield 0, len(before), 0, len(after)
        return
    for _, *bounds in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        first, last, start, end = bounds
        yield first, last, start, end


def _pairs(before: Sequence[Hashable], after: Sequence[Hashable]) -> int:
    old, new = Counter(before), Counter(after)
    return sum(count * new[each] for each, count in old.items())


def _shared(before: Sequence[Hashable], after: Sequence[Hashable]) -> int:
    """Return how many items two sequences have in common at their start."""
    pairs = enumerate(zip(before, after, strict=False))
    shorter = min(len(before), len(after))
    return next((place for place, (old, new) in pairs if old != new), shorter)


def _stayed(change: _Change) -> bool:
    return _keys(change[0]) == _keys(change[1])


def _joined(changes: Iterable[_Change]) -> list[_Change]:
    """Join neighbours that both stayed, and neighbours that both changed."""
    kept = (change for change in changes if any(change))
    return [_sum(group) for _, group in groupby(kept, key=_stayed)]


def _sum(changes: Iterable[_Change]) -> _Change:
    old, new = zip(*changes, strict=True)
    return _flat(old), _flat(new)


def _without_islands(changes: list[_Change]) -> list[_Change]:
    """Join the changes on both sides of an island with it. Stayed and changed parts alternate."""
    last = len(changes) - 1

    def sinks(place: int) -> bool:
        change = changes[place]
        return not _stayed(change) or (0 < place < last and len(change[0]) <= ISLAND)

    grouped: Iterable[tuple[bool, Iterator[int]]] = groupby(range(len(changes)), key=sinks)
    return [_sum(changes[place] for place in places) for _, places in grouped]


def _runs(changes: Iterable[_Change]) -> Iterator[Run]:
    for change in changes:
        old, new = (" ".join(words) for words in change)
        if _stayed(change):
            yield Run("same", new)
            continue
        yield from (run for run in (Run("removed", old), Run("added", new)) if run.text)
