"""What changed between two transcripts, as runs of words that read well on a narrow screen.

The rule, Greenroom's own:

1. Two words are the same if they differ in case or in the marks around them only.
2. Whole sentences are matched first, then words between them. What is too long or repeats itself
   too often to be matched in short time (`MOST`, `MOST_PAIRS`) is shown as taken out and put in.
3. An island of at most `ISLAND` equal words between two changes joins them: "a B-tree" taken out
   and put in again reads better than two changed letters around "the".
4. Of each change, what was taken out comes first.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, chain, compress, pairwise
from operator import ne
from typing import Literal, NamedTuple

from .speech_matching import Block, common, signs
from .speech_text import read
from .speech_tokens import Known

MOST = 1500
"""So many words, or sentences, a side are matched with each other: ten minutes of speech."""

MOST_PAIRS = 20_000
"""So many pairs of equal words, or sentences, one on each side, are weighed against each other."""

ISLAND = 2
"""Equal words between two changes, up to so many, are no landmark for a reader."""

Kind = Literal["same", "removed", "added"]

_Signs = tuple[str, tuple[int, ...]]
"""A text with one sign for each word, and the word at which each sentence starts, with the end."""


class Run(NamedTuple):
    """A run of words that stayed, went, or came."""

    kind: Kind
    """What happened to it."""
    text: str
    """The words with one space between; those that stayed as in the later text."""


class _Text(NamedTuple):
    """A text as it is compared."""

    words: tuple[str, ...]
    """As written."""
    keys: tuple[str, ...]
    """The same words by rule 1."""
    starts: tuple[int, ...]
    """The word at which each sentence starts, and the end of the last."""


@lru_cache(maxsize=4096)
def diff(before: str, after: str) -> tuple[Run, ...]:
    """Return the runs that lead from one text to the other, in reading order.

    What was compared before is remembered: under `serve` most texts stay as they were.

    Without the added ones they are the words of the earlier text, without the removed ones those of
    the later text.
    """
    return _runs(_text(before), _text(after))


@lru_cache(maxsize=64)
def _text(text: str) -> _Text:
    """Cut a text for comparison; one is compared with those right before and after it."""
    sentences = [sentence.text.split() for sentence in read(text).sentences]
    words = tuple(chain.from_iterable(sentences))
    starts = accumulate(map(len, sentences), initial=0)
    return _Text(words, tuple(map(_key_of, words)), tuple(starts))


def _key(word: str) -> str:
    return word.lower().strip(".,;:!?…—–-*_`\"'()[]“”‘’") or word


_key_of = Known(_key).__getitem__
"""Returns a word as it is compared: in lower case, without the marks around it."""


def _runs(before: _Text, after: _Text) -> tuple[Run, ...]:
    """Return what stayed, went and came."""
    old, new = signs(before.keys, after.keys)
    end = len(old), len(new), 0
    stayed = _joined(_stayed((old, before.starts), (new, after.starts)))
    found: list[tuple[Kind, Sequence[str]]] = []
    first = start = 0
    for last, place, length in [*_without_islands(stayed, end), end]:
        gone, came = before.words[first:last], after.words[start:place]
        if old[first:last] == new[start:place]:  # none, or an island that only moved among its like
            found += [("same", came)]
        else:
            found += [("removed", gone), ("added", came)]
        first, start = last + length, place + length
        found += [("same", after.words[place:start])]
    return tuple([Run(kind, " ".join(words)) for kind, words in found if words])


def _stayed(before: _Signs, after: _Signs) -> Iterator[Block]:
    """Yield the words that stayed: of whole sentences first, then between these word by word."""
    (old, olds), (new, news) = before, after
    whole = signs(_sentences(before), _sentences(after))
    first = start = 0
    for one, other, count in [*_matched(*whole, 1), (len(olds) - 1, len(news) - 1, 0)]:
        last, end = olds[one], news[other]
        # a shorter run is an island: what stands at either end is found before
        for ahead, there, length in _matched(old[first:last], new[start:end], ISLAND + 1):
            yield first + ahead, start + there, length
        first, start = olds[one + count], news[other + count]
        yield last, end, first - last


def _sentences(text: _Signs) -> list[str]:
    words, starts = text
    return [words[first:last] for first, last in pairwise(starts)]


def _joined(blocks: Iterable[Block]) -> Iterator[Block]:
    """Join blocks that touch on both sides, and leave out empty ones."""
    old = new = length = 0
    for first, start, count in blocks:
        if first == old + length and start == new + length:
            length += count
        elif count:
            if length:
                yield old, new, length
            old, new, length = first, start, count
    if length:
        yield old, new, length


def _without_islands(blocks: Iterable[Block], end: Block) -> Iterator[Block]:
    """Leave out what is too short, and has a change on both sides."""
    for old, new, length in blocks:
        if length > ISLAND or old == new == 0 or (old + length, new + length, 0) == end:
            yield old, new, length


def _matched(before: str, after: str, least: int) -> Iterator[Block]:
    """Yield what two strings have in common, in order; some may be empty."""
    if not (before and after):
        return
    head = _shared(before, after)
    yield 0, 0, head
    before, after = before[head:], after[head:]
    tail = _shared(before[::-1], after[::-1])
    old, new = len(before) - tail, len(after) - tail
    if min(old, new) >= least and not _is_long(before[:old], after[:new]):
        for one, other, length in common(before[:old], after[:new], least):
            yield head + one, head + other, length
    yield head + old, head + new, tail


def _is_long(before: str, after: str) -> bool:
    """Say whether there is more to match than can be done in short time."""
    longer, most = max(len(before), len(after)), len(before) * len(after)
    return longer > MOST or (most > MOST_PAIRS and _pairs(before, after) > MOST_PAIRS)


def _pairs(before: str, after: str) -> int:
    """Return how many pairs of equal signs there are, one from each side."""
    return sum([before.count(one) * after.count(one) for one in set(before).intersection(after)])


def _shared(before: str, after: str) -> int:
    """Return how many signs two strings have in common at their start."""
    shorter = min(len(before), len(after))
    return next(compress(range(shorter), map(ne, before, after)), shorter)
