"""Sessions that this process need not parse: another one has, or an earlier build.

A sound session travels as JSON, which is read in a fifteenth of the time that its YAML takes. What
is not sound is left out: the reader reads it again, and tells what is wrong with it.
"""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from functools import partial
from hashlib import sha256
from multiprocessing.connection import Connection

from pydantic import ValidationError

from .model import Session
from .processes import hired, processes
from .store import Store

FEWEST_EACH = 50
"""Below so many files, a process of its own takes longer than it saves."""
_KEPT = "sessions"

Task = tuple[str, str]
"""A path from the root, and the file's text."""
Read = Callable[[str, str], Session | None]
"""From a path and a text to the session; None where there is any problem."""


def read_ahead(texts: Mapping[str, str], read: Read, store: Store | None) -> dict[str, Session]:
    """Return sound sessions by path; those that are missing are to be read as any file.

    Args:
        texts: the text of each file by its path from the root.
        read: reads one; called in other processes.
        store: what an earlier build has left, and where this one leaves what it knows.
    """
    known = _known(store)
    names = {path: _name(path, text) for path, text in texts.items()}
    found = {path: known[name] for path, name in names.items() if name in known}
    tasks = [(path, text) for path, text in texts.items() if path not in found]
    crew = processes(len(tasks), FEWEST_EACH)
    if crew > 1:
        found |= _read_beside([tasks[first::crew] for first in range(crew)], read)
    elif store:
        found |= _share(tasks, read)
    if store:
        kept = [f"{names[path]} {one}" for path, one in found.items()]
        store.put(_KEPT, "\n".join(kept).encode())
    sessions = {path: _session(path, one) for path, one in found.items()}
    return {path: one for path, one in sessions.items() if one}


def _name(path: str, text: str) -> str:
    return sha256(f"{path}\0{text}".encode("utf-8", "surrogatepass")).hexdigest()


def _known(store: Store | None) -> dict[str, str]:
    """Return the JSON of each session by its name, as kept: a line for each."""
    data = store.get(_KEPT) if store else None
    with suppress(UnicodeDecodeError):
        lines = data.decode().split("\n") if data else []
        return {name: one for name, _, one in (line.partition(" ") for line in lines)}
    return {}


def _session(path: str, text: str) -> Session | None:
    with suppress(ValidationError):
        session = Session.model_validate_json(text, by_alias=True, by_name=False)
        return session if session.path == path else None
    return None


def _written(path: str, session: Session | None) -> str | None:
    """Return a session as JSON that says all of it; None where there is none, or it does not."""
    if session is None:
        return None
    text = _json(session)
    again = _session(path, text)
    # to Python 1, 1.0 and true are equal; as JSON they are not
    return text if again and again == session and _json(again) == text else None


def _json(session: Session) -> str:
    return session.model_dump_json(by_alias=True, exclude_unset=True)


def _read_beside(shares: Sequence[Sequence[Task]], read: Read) -> dict[str, str]:
    """Have other processes read, each its share; what one of them cannot is left out."""
    lines = [hired(partial(_send_share, share, read)) for share in shares]
    found: dict[str, str] = {}
    for process, line in lines:
        with suppress(EOFError, OSError):
            found |= line.recv()
        process.join()
    return found


def _send_share(share: Sequence[Task], read: Read, line: Connection) -> None:
    line.send(_share(share, read))


def _share(tasks: Sequence[Task], read: Read) -> dict[str, str]:
    """Return the JSON of each sound session by path."""
    found = {path: _written(path, read(path, text)) for path, text in tasks}
    return {path: one for path, one in found.items() if one}
