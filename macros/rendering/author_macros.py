"""The macros that an authored page may call; docs/macros.md shows each with its result.

Each returns HTML whose internal links start with `addresses.ROOT`, and raises MacroError for an
argument that it cannot show.
"""

import datetime as dt
from functools import cached_property
from typing import NamedTuple, get_args

from markupsafe import Markup

from macros.coaching.done import done_when
from macros.coaching.improvements import Life, State
from macros.reading.library import Library
from macros.reading.model import LONGEST_SECONDS

from .author_arguments import (
    MacroError,
    one_of,
    the_question,
    the_record,
    the_session,
    whole_number,
)
from .home_panel import rounds_panel
from .lives_view import last_written
from .next_card import next_card
from .packet_views import spoken_pitch, stack, trade_offs
from .question_pages import Rehearsed, rehearsed
from .session_list import row
from .standing import Standing
from .templating import Templates

__all__ = ["MACROS", "AuthorMacros", "Macro", "MacroError"]

SHARE = Markup("<div data-share></div>")
"""Stands for the button that shares a page until the page's address is known."""
MOST = 300
"""More rows than this are no list for an authored page."""
LIVES_SHOWN = 12
"""How many improvements a page shows; the progress page has the others."""
LABELS = {
    "pitch": "Pitch",
    "walkthrough": "Walk-through",
    "defence": "Defence",
    "warmup": "Warm-up",
    "answer": "Answer",
}


class Macro(NamedTuple):
    """A name that authors may call, and what it stands for in a page."""

    name: str
    inline: bool
    """True: it stands within a sentence. False: it stands on a line of its own."""
    example: str
    """A call that works with any content, also none; docs/macros.md shows it and its result."""


MACROS: tuple[Macro, ...] = (
    Macro("timer", False, 'timer("pitch")'),
    Macro("limit", True, 'limit("walkthrough")'),
    Macro("system", True, "system()"),
    Macro("pitch", False, "pitch()"),
    Macro("layers", False, "layers()"),
    Macro("tradeoffs", False, "tradeoffs()"),
    Macro("stories", False, "stories()"),
    Macro("rounds", False, "rounds()"),
    Macro("next_rehearsal", False, "next_rehearsal()"),
    Macro("sessions_table", False, "sessions_table(3)"),
    Macro("improvements", False, 'improvements("fixed")'),
    Macro("adr", True, "adr()"),
    Macro("question", False, "question()"),
    Macro("questions", False, "questions(3)"),
    Macro("done_when", False, "done_when()"),
    Macro("share", False, "share()"),
    Macro("protocol", False, "protocol()"),
)


class AuthorMacros:
    """The macros of one build: a library, and where it stands on the day of the build."""

    def __init__(self, standing: Standing, templates: Templates) -> None:
        self._templates = templates
        self._standing = standing
        self._library: Library = standing.library
        self._called: dict[str, Markup] = {}

    def __call__(self, macro: str, *arguments: object, **named: object) -> Markup:
        """Return what a macro returns; each call is made once, however often it is tried.

        Raises:
            MacroError: as the macro does.
        """
        said = f"{macro}{arguments!r}{named!r}"
        if said not in self._called:
            self._called[said] = getattr(self, macro)(*arguments, **named)
        return self._called[said]

    def timer(self, what: str | int) -> Markup:
        """A timer for a part of the rehearsal, or for so many seconds."""
        if isinstance(what, str):
            part = one_of(what, LABELS)
            shortest, limit = self._window(part)
            label = LABELS[part]
        else:
            shortest, limit = None, whole_number(what, LONGEST_SECONDS)
            label = "Timer"
        return self._templates.render("timer.html", limit=limit, label=label, shortest=shortest)

    def limit(self, what: str) -> Markup:
        """How long a part may take, in words, within a sentence."""
        shortest, longest = self._window(one_of(what, LABELS))
        return self._templates.render("limit.html", shortest=shortest, longest=longest)

    def system(self) -> Markup:
        """The name of the system that is explained, within a sentence."""
        return Markup("{}").format(self._library.packet.system)

    def pitch(self) -> Markup:
        """The pitch with its word count, its length when spoken, and its timer."""
        limit = self._library.packet.limits.pitch
        pitch = spoken_pitch(self._library.packet.pitch, limit)
        return self._templates.render("pitch.html", pitch=pitch, limit=limit)

    def layers(self) -> Markup:
        """The layers as a stack, each with its decision, record and last telling."""
        return self._templates.render("layers.html", floors=stack(self._library))

    def tradeoffs(self) -> Markup:
        """The table of questions, the choice made, and the record that holds it."""
        return self._templates.render("tradeoffs.html", pairs=trade_offs(self._library))

    def stories(self) -> Markup:
        """The STAR stories."""
        return self._templates.render("stories.html", stories=self._library.packet.stories)

    def rounds(self) -> Markup:
        """The three rounds as a live panel: limit, last time, trend."""
        return rounds_panel(self._templates, self._standing)

    def next_rehearsal(self) -> Markup:
        """What to rehearse next and why, with the link that starts exactly that."""
        return next_card(self._templates, self._standing)

    def sessions_table(self, most: int | None = None) -> Markup:
        """The sessions, newest first, all or the newest few."""
        shown = MOST if most is None else whole_number(most, MOST)
        rows = tuple(row(self._library, one) for one in self._library.sessions[: -shown - 1 : -1])
        total = len(self._library.sessions)
        return self._templates.render("sessions_table.html", rows=rows, total=total)

    def improvements(self, state: State | None = None) -> Markup:
        """The improvements still to be made, or those in one state."""
        if state is not None:
            one_of(state, get_args(State))
        meant = {state} if state else {"open", "recurred", "stuck"}
        found = [life for life in self._standing.lives if life.state in meant]
        newest = sorted(found, key=_most_pressing, reverse=True)[:LIVES_SHOWN]
        return self._templates.render(
            "improvements.html", newest=newest, total=len(found), state=state
        )

    def adr(self, reference: int | str | None = None) -> Markup:
        """A link to a record by number or file name, or to the first, within a sentence."""
        decision = next(iter(self._library.decisions), None)
        if reference is not None:
            decision = the_record(self._library, reference)
        return self._templates.render("adr.html", decision=decision)

    def question(self, identifier: str | None = None) -> Markup:
        """One question with its layer, records and last answer; without an id, the first."""
        if identifier is None and not self._library.questions:
            return self._templates.render("waiting.html", waiting=(), total=0)
        wanted = next(iter(self._library.questions)) if identifier is None else identifier
        found = the_question(self._library, wanted)
        return self._templates.render("question_card.html", one=self._rehearsed[found.id])

    def questions(self, most: int = 10) -> Markup:
        """The questions that fall due first, with their dates; never asked before all others."""
        whole_number(most, MOST)
        first = self._standing.due_order[:most]
        waiting = tuple(self._rehearsed[one.question.id] for one in first)
        return self._templates.render("waiting.html", waiting=waiting, total=len(self._rehearsed))

    def done_when(self, session: str | None = None) -> Markup:
        """The list that makes a rehearsal complete, for a session or the newest."""
        sessions = self._library.sessions
        found = sessions[-1] if sessions else None
        if session is not None:
            found = the_session(self._library, session)
        items = done_when(self._library, found) if found else ()
        return self._templates.render("done_when.html", session=found, items=items)

    def share(self) -> Markup:
        """The button that shares the page on which it stands, with its address and QR code."""
        return SHARE

    def protocol(self) -> Markup:
        """All that an interviewer asks, on paper: rounds, limits, questions, probes, points."""
        return self._templates.render(
            "protocol.html",
            packet=self._library.packet,
            questions=tuple(self._rehearsed.values()),
            suggested=self._standing.next.fragment,
        )

    @cached_property
    def _rehearsed(self) -> dict[str, Rehearsed]:
        return rehearsed(self._standing)

    def _window(self, part: str) -> tuple[int | None, int]:
        """Return from and up to how many seconds a part may take; None where any start will do."""
        allowed = getattr(self._library.packet.limits, part)
        return allowed if isinstance(allowed, tuple) else (None, allowed)


def _most_pressing(life: Life) -> tuple[bool, dt.date, str]:
    """Return what a list of improvements is sorted by: stuck, then last written."""
    return life.state == "stuck", *last_written(life)
