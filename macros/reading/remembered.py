"""What an earlier build of this process has worked out from the same things.

`serve` builds again at every change, and nearly all that it reads is as it was. Values are told to
be the same by identity first, so that comparing is quick where they were remembered themselves.
"""

from collections.abc import Callable, Hashable
from typing import TypeVar, cast

Value = TypeVar("Value")

_MORE_FOLLOW: list[bool] = []
_KNOWN: dict[Hashable, tuple[tuple[object, ...], object]] = {}


def is_remembered(name: Hashable, inputs: tuple[object, ...]) -> bool:
    """Tell whether `remembered` need not make a value."""
    known = _KNOWN.get(name)
    return known is not None and known[0] == inputs


def remembered(name: Hashable, inputs: tuple[object, ...], make: Callable[[], Value]) -> Value:
    """Return what `make` returns, or returned when last asked for this name with equal inputs.

    Args:
        name: what is made, of which and for whom; one value is kept for each.
        inputs: everything that the value depends on. It must not change.
        make: makes the value, which must not change either.
    """
    known = _KNOWN.get(name)
    if known is None or known[0] != inputs:  # items of tuples are compared by identity first
        known = _KNOWN[name] = (inputs, make())
    return cast(Value, known[1])


def for_later(name: Hashable, inputs: tuple[object, ...], make: Callable[[], Value]) -> Value:
    """Do as `remembered` where more builds follow; else make the value, and hold no memory for it.

    For what one build asks for once.
    """
    return remembered(name, inputs, make) if _MORE_FOLLOW else make()


def expect_more_builds() -> None:
    """Hold from now on what only a later build of this process asks for again."""
    _MORE_FOLLOW.append(True)
