"""How findings are said: numbers, times and lists in plain English."""

from collections.abc import Iterable, Sequence

# fmt: off
_NUMBERS = (
    "no", "one", "two", "three", "four", "five", "six",
    "seven", "eight", "nine", "ten", "eleven", "twelve",
)
# fmt: on

_CLOCK_FROM = 120
"""From two minutes on, people read 10:55 more easily than 655 s."""

_LIST_AT_MOST = 12
"""A longer list is no help; the rest is counted."""


def counted(number: int, noun: str) -> str:
    """Return a count with its noun: "no sessions", "one session", "four sessions", "13 sessions".

    The noun takes an s; numbers up to twelve are words.
    """
    word = _NUMBERS[number] if 0 <= number < len(_NUMBERS) else str(number)
    return f"{word} {noun}" if number == 1 else f"{word} {noun}s"


def times(*seconds: int) -> tuple[str, ...]:
    """Return times in one common form: "84 s" where all are under two minutes, else "10:55"."""
    if all(each < _CLOCK_FROM for each in seconds):
        return tuple(f"{each} s" for each in seconds)
    return tuple(f"{each // 60}:{each % 60:02d}" for each in seconds)


def listed(words: Iterable[str]) -> str:
    """Return "raft, slos"; after a dozen, how many more there are."""
    known: Sequence[str] = tuple(words)
    more = len(known) - _LIST_AT_MOST
    shown = ", ".join(known[:_LIST_AT_MOST])
    return f"{shown} and {more} more" if more > 0 else shown
