"""What authors write between a macro's brackets: looked up, or explained."""

from collections.abc import Iterable
from typing import Any

from macros.reading.library import Library
from macros.reading.model import Decision, Question, Session
from macros.reading.problems import did_you_mean

LONGEST_SHOWN = 60
"""How much of a wrong value a message repeats."""


class MacroError(ValueError):
    """A macro was called with something it cannot show; the message says what to write instead."""


def one_of(value: Any, known: Iterable[str]) -> str:
    """Return the value if it is one of the known words.

    Raises:
        MacroError: for any other value.
    """
    words = list(known)
    if value in words:
        return str(value)
    raise MacroError(f"{_shown(value)} is not known.{did_you_mean(str(value), words)}")


def whole_number(value: Any, at_most: int) -> int:
    """Return a positive whole number.

    Raises:
        MacroError: for anything else, also a number in quotes and True.
    """
    if isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= at_most:
        return value
    raise MacroError(
        f"write a whole number from 1 to {at_most}, without quotes, instead of {_shown(value)}."
    )


def the_question(library: Library, identifier: Any) -> Question:
    """Return a question of the packet.

    Raises:
        MacroError: if the packet has no such id.
    """
    return library.questions[one_of(identifier, library.questions)]


def the_session(library: Library, identifier: Any) -> Session:
    """Return a session by its id.

    Raises:
        MacroError: if there is none, or it is not for everybody, who may read the page; the newest
            ids are offered first.
    """
    sessions = {session.id: session for session in reversed(library.sessions)}
    if identifier in list(sessions):
        return sessions[identifier]
    near = did_you_mean(str(identifier), sessions)
    raise MacroError(f"{_shown(identifier)} is no public session.{near}")


def the_record(library: Library, reference: Any) -> Decision:
    """Return the decision record that a number or a file name means.

    Raises:
        MacroError: if none or several are meant.
    """
    found = library.record(reference) if _names_record(reference) else None
    if found:
        return found
    alike = [one.path for one in library.decisions if one.number == reference]
    if len(alike) > 1:
        raise MacroError(f"{reference} could mean {' or '.join(alike)}; write the file's name.")
    known = [_reference(one) for one in library.decisions]
    raise MacroError(
        f"there is no record {_shown(reference)}; write its number or its file name."
        f"{did_you_mean(str(reference), known)}"
    )


def _names_record(reference: Any) -> bool:
    return isinstance(reference, int | str) and not isinstance(reference, bool)


def _reference(decision: Decision) -> str:
    """Return how an author would name it: its number, else its file name."""
    return decision.path if decision.number is None else str(decision.number)


def _shown(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= LONGEST_SHOWN else f"{text[:LONGEST_SHOWN]}…"
