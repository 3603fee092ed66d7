"""What real interviews taught: questions that the packet lacks, and how the rehearsed ones went."""

from typing import NamedTuple

from macros.coaching.real_interviews import (
    Missing,
    Performed,
    missing_questions,
    paste,
    performed,
)

from .standing import Standing

MOST = 20
"""How many missing questions are listed; the others are counted."""
MOST_ANSWERS = 8
"""How many answers to the packet's questions are listed; the others are counted."""


class Interviews(NamedTuple):
    """All real interviews that have been held."""

    total: int
    """How many there were."""
    missing: tuple[Missing, ...]
    """At most MOST questions that the packet lacks, most often asked first."""
    all_missing: int
    yaml: str
    """These as one piece for the end of the packet's questions."""
    performed: tuple[Performed, ...]
    """At most MOST_ANSWERS answers to the packet's questions, newest interview first."""
    all_performed: int


def interviews(standing: Standing) -> Interviews:
    """Return what there is to learn from the real interviews."""
    missing, answers = missing_questions(standing.past), performed(standing.past)
    return Interviews(
        total=sum(session.kind == "interview" for session in standing.past.sessions),
        missing=missing[:MOST],
        all_missing=len(missing),
        yaml=paste(missing[:MOST]),
        performed=answers[:MOST_ANSWERS],
        all_performed=len(answers),
    )
