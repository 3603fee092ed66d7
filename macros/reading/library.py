"""The only reader of the disk: a project's folder becomes one immutable Library."""

import datetime as dt
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from .model import Decision, Layer, Packet, Question, RecordRef, RoundName, Session, Story
from .problems import Problem


@dataclass(frozen=True)
class Excerpt:
    """What the running notes say about one round of one session."""

    session: str
    """The session's id."""
    round: RoundName
    markdown: str
    """The prose under the level-3 heading, as written."""
    line: int
    """Where that heading stands in `docs/mock-interview-notes.md`."""
    improvements: tuple[str, ...]
    """The lines that start with Improvement, Fix or Next time, without that mark."""


@dataclass(frozen=True)
class Library:
    """All that was read, and every problem found on the way."""

    root: Path
    packet: Packet
    sessions: tuple[Session, ...] = ()
    """The published sessions, oldest first (by date, then id)."""
    decisions: tuple[Decision, ...] = ()
    """The records, by number, then path; those without a number last."""
    excerpts: tuple[Excerpt, ...] = ()
    problems: tuple[Problem, ...] = field(default=())

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
        raise NotImplementedError

    def excerpts_of(self, session: Session) -> dict[RoundName, Excerpt]:
        """Return the notes' excerpts about a session, by round."""
        raise NotImplementedError
