"""What follows from a library is worked out once, however many pages and feeds show it."""

from collections.abc import Callable
from functools import partial, wraps
from typing import Concatenate, ParamSpec, TypeVar, cast

from macros.reading.library import Library
from macros.reading.remembered import remembered

Rest = ParamSpec("Rest")
Value = TypeVar("Value")


def once(
    work: Callable[Concatenate[Library, Rest], Value],
) -> Callable[Concatenate[Library, Rest], Value]:
    """Return a function of a library's packet, sessions and records that remembers its value.

    Nobody may change what it returns: the next one who asks is given the same.
    """

    @wraps(work)
    def known(library: Library, *rest: Rest.args, **named: Rest.kwargs) -> Value:
        name = (work.__module__, work.__name__, len(library.sessions))
        inputs = (library.packet, library.sessions, library.decisions, rest, named)
        return remembered(name, inputs, partial(work, library, *rest, **named))

    return cast(Callable[Concatenate[Library, Rest], Value], known)
