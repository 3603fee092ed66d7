"""Who may see a session: everybody, those who hold its link, or nobody.

What is published is made of a library from which all other sessions are gone, as though they had
never been written. So no list, chart or count has to think of them.
"""

from collections.abc import Callable
from dataclasses import replace

from .keys import is_sound
from .library import Library
from .model import Session
from .notes import NOTES_PATH
from .public_notes import notes_of


def published(library: Library) -> Library:
    """Return what everybody may see of a library: nothing that only other sessions hold."""
    return _seen(library, lambda session: session.audience == "public")


def with_link(library: Library, session: Session) -> Library:
    """Return what those with a session's link may see: what is public, and this session."""
    return _seen(library, lambda one: one.audience == "public" or one.id == session.id)


def linked(library: Library) -> tuple[Session, ...]:
    """Return the sessions for those with the link, oldest first; one without a sound key has none.

    Args:
        library: all that was read.
    """
    return tuple(one for one in library.sessions if one.audience == "link" and is_sound(one.key))


def published_text(library: Library, path: str, text: str) -> str:
    """Return an authored page as everybody may read it: the notes without the other sessions.

    Args:
        library: all that was read.
        path: the page's, from the project's root.
        text: what the page's file says.
    """
    shown = {session.id for session in library.sessions if session.audience == "public"}
    return notes_of(text, library.sessions, shown) if path == NOTES_PATH else text


def _seen(library: Library, may: Callable[[Session], bool]) -> Library:
    sessions = tuple(filter(may, library.sessions))
    if len(sessions) == len(library.sessions):
        return library
    shown = {session.id for session in sessions}
    return replace(
        library,
        sessions=_fixing_what_is_seen(sessions),
        excerpts=tuple(excerpt for excerpt in library.excerpts if excerpt.session in shown),
    )


def _fixing_what_is_seen(sessions: tuple[Session, ...]) -> tuple[Session, ...]:
    """Take from `fixed` each improvement that only a session out of sight wrote before."""
    written: set[str] = set()
    seen = []
    for session in sessions:
        fixed = tuple(one for one in session.fixed if one in written)
        same = len(fixed) == len(session.fixed)
        seen.append(session if same else session.model_copy(update={"fixed": fixed}))
        written |= {wish.id for _, done in session.rounds for wish in done.improvements}
    return tuple(seen)
