"""What an earlier build of this process has worked out from the same things.

`serve` builds again at every change, and nearly all that it reads is as it was. Values are told to
be the same by identity first, so that comparing is quick where they were remembered themselves.
"""

from collections.abc import Callable, Hashable
from contextvars import ContextVar
from dataclasses import dataclass
from typing import TypeVar, cast

Value = TypeVar("Value")


@dataclass(slots=True)
class _Known:
    inputs: tuple[object, ...]
    value: object
    turn: int
    """In which it was last asked for."""


class Memory:
    """The values of a build, or of all builds of `serve`: one for each name.

    It grows with the project, and not with the edits: see `turn`.
    """

    def __init__(self, *, lasting: bool = False) -> None:
        """Begin without any.

        Args:
            lasting: whether more builds follow, as under `serve`.
        """
        self.lasting = lasting
        self._known: dict[Hashable, _Known] = {}
        self._turn = 0

    def __len__(self) -> int:
        return len(self._known)

    def has(self, name: Hashable, inputs: tuple[object, ...]) -> bool:
        """Tell whether `value` need not make a value."""
        known = self._known.get(name)
        return known is not None and known.inputs == inputs

    def value(self, name: Hashable, inputs: tuple[object, ...], make: Callable[[], Value]) -> Value:
        """Return a value as `remembered` does."""
        known = self._known.get(name)
        if known is None or known.inputs != inputs:  # items of tuples: by identity first
            known = self._known[name] = _Known(inputs, make(), self._turn)
        known.turn = self._turn
        return cast(Value, known.value)

    def turn(self) -> None:
        """Forget what nobody asked for since the last turn: sessions that are gone, old numbers."""
        self._known = {name: one for name, one in self._known.items() if one.turn == self._turn}
        self._turn += 1


_MEMORY = ContextVar("memory", default=Memory())  # noqa: B039 - a process makes one site


def begin_lasting_memory() -> Memory:
    """Remember from now on what only a later build asks for again; return where."""
    memory = Memory(lasting=True)
    _MEMORY.set(memory)
    return memory


def is_remembered(name: Hashable, inputs: tuple[object, ...]) -> bool:
    """Tell whether `remembered` need not make a value."""
    return _MEMORY.get().has(name, inputs)


def remembered(name: Hashable, inputs: tuple[object, ...], make: Callable[[], Value]) -> Value:
    """Return what `make` returns, or returned when last asked for this name with equal inputs.

    Args:
        name: what is made, of which and for whom; one value is kept for each.
        inputs: everything that the value depends on. It must not change.
        make: makes the value, which must not change either.
    """
    return _MEMORY.get().value(name, inputs, make)


def for_later(name: Hashable, inputs: tuple[object, ...], make: Callable[[], Value]) -> Value:
    """Do as `remembered` where more builds follow; else make the value, and hold no memory for it.

    For what one build asks for once.
    """
    memory = _MEMORY.get()
    return memory.value(name, inputs, make) if memory.lasting else make()
