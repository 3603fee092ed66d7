"""Where the rehearsals stand on one day: what several pages show alike, worked out once."""

import datetime as dt
from functools import cached_property

from macros.coaching.held import held
from macros.coaching.improvements import Life, lives
from macros.coaching.next_rehearsal import NextRehearsal, next_rehearsal
from macros.coaching.progress import Trend, trends
from macros.coaching.schedule import Scheduled, in_due_order, schedule
from macros.coaching.speech_trends import Spoken, spoken
from macros.reading.library import Library
from macros.reading.model import RoundName, Session
from macros.reading.store import Store


class Standing:
    """A library on a day. Sessions that have not been held by then count for nothing in it."""

    def __init__(self, library: Library, today: dt.date, store: Store | None = None) -> None:
        self.library = library
        self.today = today
        self._store = store

    @cached_property
    def past(self) -> Library:
        """The library with the sessions that have been held."""
        return held(self.library, self.today)

    @cached_property
    def ahead(self) -> tuple[Session, ...]:
        """The sessions that have not been held, oldest first."""
        known = {session.id for session in self.past.sessions}
        return tuple(one for one in self.library.sessions if one.id not in known)

    @cached_property
    def scheduled(self) -> dict[str, Scheduled]:
        """Every question of the packet by its id, in the packet's order."""
        return schedule(self.past, self.today)

    @cached_property
    def due_order(self) -> tuple[Scheduled, ...]:
        """Every question, the one to ask first at the front."""
        return in_due_order(self.scheduled)

    @cached_property
    def next(self) -> NextRehearsal:
        """What to rehearse next."""
        return next_rehearsal(self.past, self.today)

    @cached_property
    def trends(self) -> dict[RoundName, Trend]:
        """Each round's times."""
        return trends(self.past)

    @cached_property
    def spoken(self) -> tuple[Spoken, ...]:
        """How each pitch was spoken of which there is a text."""
        return spoken(self.past.sessions, self._store)

    @cached_property
    def lives(self) -> tuple[Life, ...]:
        """Every improvement, ordered by its first writing."""
        return lives(self.past.sessions)
