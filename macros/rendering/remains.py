"""What a build makes of code alone, kept for the next one beside what Python keeps of its own.

The code of templates, scripts without their comments, and what these import: to make them takes a
small build as long as its pages do. They depend on a text, and else on nothing but what a `Store`
knows of: our code, and all that is installed. As reading it may run it, it is no part of what is
carried from machine to machine.
"""

import marshal
import sys
from collections.abc import Callable
from contextlib import suppress
from hashlib import sha256
from importlib.util import cache_from_source
from pathlib import Path
from types import CodeType

from macros.reading.store import Store

_NAME = "remains"

Made = CodeType | bytes


class Remains:
    """What this process has made or taken over, each under a name that holds what it is made of."""

    def __init__(self) -> None:
        self._known: dict[str, Made] = {}
        """What an earlier build has left."""
        self._used: dict[str, Made] = {}

    def get(self, name: str) -> Made | None:
        """Return what was made under a name."""
        if name not in self._used and name in self._known:
            self._used[name] = self._known[name]
        return self._used.get(name)

    def put(self, name: str, made: Made) -> None:
        """Take note of what was made."""
        self._used[name] = made

    def made(self, kind: str, make: Callable[[bytes], bytes], source: bytes) -> bytes:
        """Return what `make` returns for a source, or returned in an earlier build.

        Args:
            kind: what is made.
            make: makes it, of the source alone.
            source: what it is made of.
        """
        name = f"{kind} {sha256(source).hexdigest()}"
        known = self.get(name)
        if isinstance(known, bytes):
            return known
        made = make(source)
        self.put(name, made)
        return made

    def recall(self) -> None:
        """Take over what an earlier build has left; a process that goes on has its own."""
        if self._used:
            return
        place = _place()
        data = place.get(_NAME)
        with suppress(ValueError, EOFError, TypeError):
            self._known = marshal.loads(data) if data else {}  # noqa: S302 - as Python does
        place.drop()

    def keep(self) -> None:
        """Leave what was used to the next build, unless it knows all that.

        Code stays until there is another version of ours or of the theme: what a build did not use,
        its helpers may have, in processes of their own.
        """
        if self._used.keys() <= self._known.keys() or sys.dont_write_bytecode:
            return
        known = self._known.items()
        code: dict[str, Made] = {name: made for name, made in known if isinstance(made, CodeType)}
        self._known = code | self._used
        place = _place()
        place.put(_NAME, marshal.dumps(self._known))
        place.finish()


def _place() -> Store:
    return Store(Path(cache_from_source(__file__)).with_name(_NAME))


REMAINS = Remains()
