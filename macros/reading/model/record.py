"""A decision record, whatever its shape in `docs/adr/`."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum


class Status(StrEnum):
    """The six words to which every status is brought. Unknown stays unknown."""

    PROPOSED = "proposed"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    DEPRECATED = "deprecated"
    SUPERSEDED = "superseded"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class RecordLink:
    """A reference from one record to another, as found and as resolved."""

    text: str
    """What the file says: `0045`, `ADR-0045`, `0045-use-y.md`."""
    line: int
    """Where it says so, counted from 1."""
    path: str | None = None
    """The record meant, as its `Decision.path`; None until resolved, or if none fits."""


@dataclass(frozen=True)
class Decision:
    """One decision record of `docs/adr/`, whatever its shape."""

    path: str
    """Under `docs/adr/`, with forward slashes: the key, since numbers may clash."""
    number: int | None
    title: str
    status: Status
    status_text: str
    """The status as found, for people; empty where there is none."""
    status_line: int
    """Where the status stands, or 1."""
    date: dt.date | None
    supersedes: tuple[RecordLink, ...] = ()
    superseded_by: tuple[RecordLink, ...] = ()
    amends: tuple[RecordLink, ...] = ()
    amended_by: tuple[RecordLink, ...] = ()

    @property
    def slug(self) -> str:
        """The path without `.md`: the last part of its address."""
        return self.path.removesuffix(".md")

    @property
    def label(self) -> str:
        """How prose names it: `ADR-0007`, or the title where it has no number."""
        return self.title if self.number is None else f"ADR-{self.number:04d}"
