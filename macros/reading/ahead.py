"""Sessions that this process need not parse: another one has, or an earlier build.

A sound session travels as JSON, which is read in a sixth of the time that its YAML takes. What is
not sound is left out: the reader reads it again, and tells what is wrong with it.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from contextlib import suppress
from functools import partial
from hashlib import sha256
from itertools import chain
from multiprocessing.connection import Connection
from typing import NamedTuple

from pydantic import ValidationError

from .model import Session
from .processes import answers, crew, send_each
from .store import Store

FEWEST_EACH = 50
"""Below so many files, a process of its own takes longer than it saves."""
_AT_ONCE = 4
"""Files that a process takes at a time, at the least."""
_TOGETHER = 50_000
"""Characters that are sent at once, as far as they are there: to wake the reader for each session
takes as long as to read it, but what a line does not hold would have the sender wait."""
_KEPT = "sessions"
_NOWHERE = "-"
"""Stands for the ground of a session that is plain on none."""

Task = tuple[str, str]
"""A path from the root, and the file's text."""


class Sound(NamedTuple):
    """A session without a problem."""

    json: str
    """All that its file and its path say, and nothing else."""
    plain: bool
    """Whether nothing can be said against it either, beside the packet and the records, and nothing
    in it is blank."""


Read = Callable[[str, str], Sound | None]
"""From a path and a text to the session; None where there is any problem."""


class Ahead:
    """Sessions that others read while this process does something else."""

    def __init__(
        self, texts: Mapping[str, str], read: Read, store: Store | None, ground: Iterable[str]
    ) -> None:
        """Begin.

        Args:
            texts: the text of each file by its path from the root.
            read: reads one; called in other processes.
            store: what an earlier build has left, and where this one leaves what it knows.
            ground: all that a session is checked against; on another one, none is known to be
                plain.
        """
        self._store = store
        self._read = read
        self._ground = _name(*ground) if store else _NOWHERE
        known = _known(store, self._ground)
        self._names = {path: _name(path, text) for path, text in texts.items()} if store else {}
        self._kept = {path: known[name] for path, name in self._names.items() if name in known}
        self._found: dict[str, Sound] = {}
        """What is to be kept."""
        self._tasks = [(path, text) for path, text in texts.items() if path not in self._kept]
        send = partial(_send, self._tasks, read)
        self._hands = crew(len(self._tasks), FEWEST_EACH, _AT_ONCE, send)

    @property
    def is_beside(self) -> bool:
        """Whether others are reading."""
        return bool(self._hands)

    def sessions(self) -> tuple[dict[str, Session], set[str]]:
        """Return sound sessions by path, and the paths of those that are plain.

        Those that are missing are to be read as any file.
        """
        sessions, plain = {}, set()
        # one by one: while others go on reading
        for path, one in chain(self._kept.items(), self._read_now()):
            if self._store:
                self._found[path] = one
            if session := _session(path, one.json):
                sessions[path] = session
                if one.plain:
                    plain.add(path)
        return sessions, plain

    def keep(self, plain: AbstractSet[str]) -> None:
        """Leave the sound sessions to the next build, and which of them are plain by now."""
        if self._store:
            lines = (
                (self._names[path], f"{self._ground if path in plain else _NOWHERE} {one.json}")
                for path, one in self._found.items()
            )
            self._store.put_lines(_KEPT, lines)

    def _read_now(self) -> Iterable[tuple[str, Sound]]:
        """Yield what was read, and its path; where nobody else reads, only what is to be kept."""
        if self._hands:
            return chain.from_iterable(answers(self._hands))
        return _sound(self._tasks, self._read) if self._store else ()


def _name(*texts: str) -> str:
    whole = sha256()
    for text in texts:
        data = text.encode("utf-8", "surrogatepass")
        whole.update(len(data).to_bytes(8, "big") + data)
    return whole.hexdigest()


def _known(store: Store | None, ground: str) -> dict[str, Sound]:
    """Return each session by its name, as kept: after the ground on which it is plain."""
    lines = store.lines(_KEPT) if store else {}
    kept = ((name, *line.partition(" ")) for name, line in lines.items())
    return {name: Sound(json, plain_on == ground) for name, plain_on, _, json in kept}


def _session(path: str, text: str) -> Session | None:
    with suppress(ValidationError):
        session = Session.model_validate_json(text, by_alias=True, by_name=False)
        return session if session.path == path else None
    return None


def _send(tasks: Sequence[Task], read: Read, taken: Iterator[int], line: Connection) -> None:
    send_each(line, _bundles(_sound(map(tasks.__getitem__, taken), read)))


def _bundles(pieces: Iterable[tuple[str, Sound]]) -> Iterator[list[tuple[str, Sound]]]:
    bundle, size = [], 0
    for path, one in pieces:
        bundle.append((path, one))
        size += len(one.json)
        if size > _TOGETHER:
            yield bundle
            bundle, size = [], 0
    yield bundle


def _sound(tasks: Iterable[Task], read: Read) -> Iterator[tuple[str, Sound]]:
    """Yield the path of each sound session, and the session."""
    for path, text in tasks:
        if one := read(path, text):
            yield path, one
