"""All that a project holds, as one immutable Library; `one_reading` reads it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from .decisions import find
from .model import Decision, Layer, Packet, Question, RecordRef, RoundName, Session, Story
from .notes import Excerpt
from .problems import Problem

__all__ = ["PACKET_PATH", "RECORDS_PATH", "SESSIONS_PATH", "Excerpt", "Library"]

PACKET_PATH = "docs/packet.yml"
SESSIONS_PATH = "sessions"
RECORDS_PATH = "docs/adr"


@dataclass(frozen=True)
class Library:
    """All that was read, and every problem found on the way."""

    root: Path
    packet: Packet
    sessions: tuple[Session, ...] = ()
    """The sessions, oldest first (by date, then id). As read, whoever may see them; what is
    published is made of `audience.published`."""
    decisions: tuple[Decision, ...] = ()
    """The records, by number, then path; those without a number last."""
    excerpts: tuple[Excerpt, ...] = ()
    authored: Mapping[str, str] = field(default_factory=dict)
    """The text of the pages below `docs/` that call macros, by path from the root."""
    problems: tuple[Problem, ...] = ()
    """Sorted by path and line; warnings among them."""

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that stop a strict build."""
        return tuple(problem for problem in self.problems if not problem.warning)

    @cached_property
    def questions(self) -> dict[str, Question]:
        """The packet's questions by id, in the packet's order."""
        return {question.id: question for question in self.packet.questions}

    @cached_property
    def layers(self) -> dict[str, Layer]:
        """The packet's layers by id, bottom first."""
        return {layer.id: layer for layer in self.packet.layers}

    @cached_property
    def stories(self) -> dict[str, Story]:
        """The packet's STAR stories by id."""
        return {story.id: story for story in self.packet.stories}

    def record(self, reference: RecordRef) -> Decision | None:
        """Return the one record meant by a number or a file name; None for none or several."""
        if reference not in self._meant:
            found = find(self.decisions, reference)
            self._meant[reference] = found[0] if len(found) == 1 else None
        return self._meant[reference]

    @cached_property
    def _meant(self) -> dict[RecordRef, Decision | None]:
        return {}

    def excerpts_of(self, session: Session) -> dict[RoundName, Excerpt]:
        """Return the notes' excerpts about a session, by round."""
        return self._excerpts_by_session.get(session.id, {})

    @cached_property
    def _excerpts_by_session(self) -> dict[str, dict[RoundName, Excerpt]]:
        by_session: dict[str, dict[RoundName, Excerpt]] = {}
        for excerpt in self.excerpts:
            by_session.setdefault(excerpt.session, {})[excerpt.round] = excerpt
        return by_session
