"""The lives of improvements: open, fixed, recurred, stuck.

The rules, told here and shown on the progress page:

1. Written in a session: **open**.
2. Listed under `fixed` by a later session: **fixed**.
3. Written again by a later session, also after it was fixed: **recurred**.
4. Recurred three times, that is, written by four sessions: **stuck**, until a later session lists
   it as fixed. A fix does not forget: written once more after that, it is stuck again.

Sessions count in the order of their date, then their id. A session that writes an id in two rounds
writes it once. `fixed` looks back: in one session it comes before what that session writes, so an
id that is both fixed and written recurred, and a fix before the first writing is passed over
(`check` reports it).
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Literal

from macros.coaching.named import Named
from macros.coaching.parts import Part, Written, parts
from macros.reading.model import Session
from macros.reading.remembered import remembered

State = Literal["open", "fixed", "recurred", "stuck"]

STUCK_FROM = 3
"""So many recurrences make an improvement stuck."""

RULES = (
    "An improvement that a session writes down is open.",
    "It is fixed when a later session lists it under fixed. Until then each later session that "
    "does a round in which it was last written counts as a try.",
    "Written again by a later session it has recurred, also after it was fixed.",
    f"Recurred {STUCK_FROM} times, that is, written by {STUCK_FROM + 1} sessions, it is stuck "
    "until a later session lists it as fixed. A fix does not forget: written once more after "
    "that, it is stuck again.",
    "Sessions count in the order of their date, then their id. In one session, what it says was "
    "fixed comes before what it writes. A fix before the first writing is passed over, and a "
    "second fix in a row only confirms the first.",
    "Its age runs from the first writing to the fix that ended it, else to today.",
)
"""The rules as a page publishes them."""


@dataclass(frozen=True)
class Life:
    """One improvement from its first writing until now."""

    id: str
    """What names it in every session."""
    text: str
    """What to do better, as last written."""
    state: State
    """Where it stands after the newest session."""
    written: tuple[Written, ...]
    """Each session that wrote it, oldest first; never empty."""
    fixed_in: tuple[Named, ...]
    """Each session that said it held, oldest first; a second fix in a row only confirms."""
    ended: Named | None
    """The session whose fix ended it; None while it is not fixed."""
    sessions_since: int = field(compare=False)
    """Sessions after the first writing, up to the fix that ended it, else to the newest. No part
    of comparisons: each new session changes it for all that is open, and with it every page that
    names one of these."""

    @property
    def recurrences(self) -> int:
        """How many sessions wrote it again."""
        return len(self.written) - 1

    @property
    def first(self) -> Named:
        """The session that wrote it first."""
        return self.written[0].session

    def age_days(self, today: dt.date) -> int:
        """Return the days from the first writing to the fix that ended it, else to today.

        A date in the future gives 0.
        """
        end = self.ended.date if self.ended else today
        return max(0, (end - self.first.date).days)


@dataclass
class _Draft:
    """A life while it is being read; the one mutable thing here, and it stays in this module."""

    written: list[Written]
    fixed_in: list[Named]
    start: int
    """Position of the first writing among the sessions."""
    end: int | None = None
    """Position of the fix that ended it; None while it is not fixed."""

    def finish(self, name: str, ordered: Sequence[Part]) -> Life:
        """Return the life as it stands after all these sessions."""
        end = len(ordered) - 1 if self.end is None else self.end
        return Life(
            id=name,
            text=self.written[-1].text,
            state=_state(len(self.written) - 1, fixed=self.end is not None),
            written=tuple(self.written),
            fixed_in=tuple(self.fixed_in),
            ended=None if self.end is None else ordered[self.end].session,
            sessions_since=end - self.start,
        )


def _state(recurrences: int, *, fixed: bool) -> State:
    """Return the state after so many recurrences; `fixed` if it was last said to have held."""
    if fixed:
        return "fixed"
    if recurrences >= STUCK_FROM:
        return "stuck"
    return "recurred" if recurrences else "open"


def lives(sessions: Iterable[Session]) -> tuple[Life, ...]:
    """Return the life of every improvement, ordered by first writing; sessions in any order."""
    ordered = parts(sessions)
    return remembered(("lives", len(ordered)), (ordered,), partial(_lives, ordered))


def _lives(ordered: Sequence[Part]) -> tuple[Life, ...]:
    drafts: dict[str, _Draft] = {}
    for position, part in enumerate(ordered):
        for key in part.fixed:
            if key in drafts:
                _fix(drafts[key], part.session, position)
        for writing in part.wrote:
            draft = drafts.setdefault(writing.id, _Draft([], [], position))
            draft.written.append(writing)
            draft.end = None
    return tuple(draft.finish(key, ordered) for key, draft in drafts.items())


def _fix(draft: _Draft, session: Named, position: int) -> None:
    """Note that an improvement held; a second fix in a row confirms the first and ends nothing."""
    draft.fixed_in.append(session)
    draft.end = position if draft.end is None else draft.end
