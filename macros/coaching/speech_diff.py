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
from functools import lru_cache
from itertools import accumulate, chain, groupby
from typing import Literal

from .speech_matching import Bounds, parts
from .speech_text import read

MOST = 1500
"""So many words, or sentences, a side are matched with each other: ten minutes of speech."""

MOST_PAIRS = 20_000
"""So many pairs of equal words, or sentences, one on each side, are weighed against each other."""

ISLAND = 2
"""Equal words between two changes, up to so many, are no landmark for a reader."""

Kind = Literal["same", "removed", "added"]


@dataclass(frozen=True)
class Run:
    """A run of words that stayed, went, or came."""

    kind: Kind
    """What happened to it."""
    text: str
    """The words with one space between; those that stayed as in the later text."""


@dataclass(frozen=True)
class _Text:
    """A text as it is compared."""

    words: tuple[str, ...]
    """As written."""
    keys: tuple[str, ...]
    """The same words by rule 1."""
    sentences: tuple[tuple[str, ...], ...]
    """The keys by sentence."""
    starts: tuple[int, ...]
    """The word at which each sentence starts, and the end of the last."""


@lru_cache(maxsize=4096)
def diff(before: str, after: str) -> tuple[Run, ...]:
    """Return the runs that lead from one text to the other, in reading order.

    What was compared before is remembered: under `serve` most texts stay as they were.

    Without the added ones they are the words of the earlier text, without the removed ones those of
    the later text.
    """
    return tuple(_Comparison(_text(before), _text(after)).runs())


@lru_cache(maxsize=64)
def _text(text: str) -> _Text:
    """Cut a text for comparison; one is compared with those right before and after it."""
    sentences = [sentence.text.split() for sentence in read(text).sentences]
    keys = tuple([tuple(map(_key, words)) for words in sentences])
    return _Text(
        words=tuple(chain.from_iterable(sentences)),
        keys=tuple(chain.from_iterable(keys)),
        sentences=keys,
        starts=tuple(accumulate(map(len, sentences), initial=0)),
    )


@lru_cache(maxsize=8192)
def _key(word: str) -> str:
    """Return a word as it is compared: in lower case, without the marks around it."""
    return word.lower().strip(".,;:!?…—–-*_`\"'()[]“”‘’") or word


class _Comparison:
    """Two texts. A part is the bounds of its words on both sides; parts follow each other."""

    def __init__(self, before: _Text, after: _Text) -> None:
        self._before = before
        self._after = after

    def runs(self) -> Iterator[Run]:
        """Yield what stayed, went and came."""
        for part in self._without_islands(self._joined(self._by_words())):
            first, last, start, end = part
            new = " ".join(self._after.words[start:end])
            if self._stayed(part):
                yield Run("same", new)
                continue
            if last > first:
                yield Run("removed", " ".join(self._before.words[first:last]))
            if new:
                yield Run("added", new)

    def _stayed(self, part: Bounds) -> bool:
        first, last, start, end = part
        same_length = last - first == end - start
        return same_length and self._before.keys[first:last] == self._after.keys[start:end]

    def _by_sentences(self) -> Iterator[Bounds]:
        """Yield the parts that stayed and those that changed, by whole sentences."""
        old, new = self._before.starts, self._after.starts
        for first, last, start, end in _matched(self._before.sentences, self._after.sentences):
            yield old[first], old[last], new[start], new[end]

    def _by_words(self) -> Iterator[Bounds]:
        """Yield the same, with the parts that changed matched word by word."""
        for part in self._by_sentences():
            if self._stayed(part):
                yield part
                continue
            old, _, new, _ = part
            inside = self._before.keys[old : part[1]], self._after.keys[new : part[3]]
            for first, last, start, end in _matched(*inside):
                yield old + first, old + last, new + start, new + end

    def _joined(self, parts: Iterable[Bounds]) -> list[Bounds]:
        """Join neighbours that both stayed, and neighbours that both changed."""
        kept = (part for part in parts if part[0] < part[1] or part[2] < part[3])
        return [_sum(list(group)) for _, group in groupby(kept, key=self._stayed)]

    def _without_islands(self, parts: list[Bounds]) -> Iterator[Bounds]:
        """Join the changes on both sides of an island with it. Stayed and changed alternate."""
        last = len(parts) - 1

        def sinks(place: int) -> bool:
            part = parts[place]
            return not self._stayed(part) or (0 < place < last and part[1] - part[0] <= ISLAND)

        for _, places in groupby(range(len(parts)), key=sinks):
            yield _sum([parts[place] for place in places])


def _sum(parts: Sequence[Bounds]) -> Bounds:
    """Return one part from the start of the first to the end of the last."""
    first, last = parts[0], parts[-1]
    return first[0], last[1], first[2], last[3]


def _matched(before: Sequence[Hashable], after: Sequence[Hashable]) -> Iterator[Bounds]:
    """Yield the bounds of each part on both sides, stayed or changed, in order."""
    head = _shared(before, after)
    tail = _shared(before[head:][::-1], after[head:][::-1])
    old, new = len(before) - tail, len(after) - tail
    yield 0, head, 0, head
    for first, last, start, end in _between(before[head:old], after[head:new]):
        yield head + first, head + last, head + start, head + end
    yield old, len(before), new, len(after)


def _between(before: Sequence[Hashable], after: Sequence[Hashable]) -> Iterator[Bounds]:
    """Yield the bounds of each part; of one part in all where matching would take long."""
    if max(len(before), len(after)) > MOST or _pairs(before, after) > MOST_PAIRS:
        yield 0, len(before), 0, len(after)
        return
    yield from parts(before, after)


def _pairs(before: Sequence[Hashable], after: Sequence[Hashable]) -> int:
    """Return how many pairs of equal items there are at most, one from each side."""
    if len(before) * len(after) <= MOST_PAIRS:
        return len(before) * len(after)
    old, new = Counter(before), Counter(after)
    return sum([count * new[each] for each, count in old.items() if each in new])


def _shared(before: Sequence[Hashable], after: Sequence[Hashable]) -> int:
    """Return how many items two sequences have in common at their start."""
    for place, (old, new) in enumerate(zip(before, after, strict=False)):
        if old != new:
            return place
    return min(len(before), len(after))
