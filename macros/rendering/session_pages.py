"""A page for each rehearsal, after the list of them."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import NamedTuple

from macros.coaching.done import done_when
from macros.coaching.order import Neighbours, in_order, neighbours
from macros.coaching.plain import cut
from macros.coaching.progress import closing_attempt, rerun
from macros.coaching.promises import SessionLives, lives_by_session
from macros.reading.library import Library
from macros.reading.model import ROUNDS, Session

from .addresses import ROOT, to
from .feedback import Feedback
from .found import found_in_session
from .page import Heading, Leaf, Page
from .preview import Previews, session_preview
from .rerun_view import Earlier, against_earlier, against_first
from .session_list import Row
from .session_parts import floors, help_places, replies, round_anchor, round_views
from .session_review import Before, before, review
from .speech_view import named_layers, spoken
from .templating import Templates
from .titles import KIND_TITLES, ROUND_TITLES, SHORT_TITLES, title

__all__ = [
    "KIND_TITLES",
    "ROUND_TITLES",
    "SHORT_TITLES",
    "Row",
    "describe",
    "linked_leaf",
    "session_leaves",
    "title",
]

_LONGEST_DESCRIPTION = 200
"""Characters; chats and search engines show fewer."""


class Around(NamedTuple):
    """What a session's page takes from the other sessions: what it shows of them, and no more.

    The page is made again when any of it is another.
    """

    neighbours: Neighbours
    before: Before | None
    """Of the session before, what the summary takes; None for the first."""
    lives: SessionLives
    pitched: Earlier | None
    """Of the last session before it with a pitch, what that of this one is compared with."""


def session_leaves(templates: Templates, library: Library) -> Iterator[Leaf]:
    """Yield the page of each session, oldest first."""
    arounds, ground = _arounds(library), _ground(library)
    for session in library.sessions:
        yield _leaf(templates, ground, session, arounds[session.id])


def linked_leaf(templates: Templates, library: Library, session: Session) -> Leaf:
    """Return the page of a session for those with the link; no other page leads to it.

    Args:
        templates: those of the site.
        library: what may be seen from this page: all that is public, and this session.
        session: the session.
    """
    leaf = _leaf(templates, _ground(library), session, _arounds(library)[session.id])

    def made() -> Page:
        return replace(leaf.make(), edit=None, found=(), listed=False)

    return replace(leaf, make=made, edit=None, listed=False)


def _leaf(templates: Templates, ground: Library, session: Session, around: Around) -> Leaf:
    shared = (ground.packet, ground.decisions, templates.places)

    def drawn(previews: Previews) -> bytes:
        return previews.session(session)

    return Leaf(
        address=to(session).removeprefix(ROOT),
        make=partial(_session_page, templates, ground, session, around),
        toc=tuple(_toc(session, around.lives)),
        edit=session.path,
        inputs=(session, around, ground.excerpts_of(session), *shared),
        draw=drawn,
    )


def _ground(library: Library) -> Library:
    """Return what all sessions' pages share: what a page takes from other sessions is `Around`."""
    return replace(library, sessions=(), authored={}, problems=())


def _arounds(library: Library) -> dict[str, Around]:
    """Return by its id what each session's page takes from the others."""
    lives, beside = lives_by_session(library.sessions), neighbours(library.sessions)
    arounds = {}
    last: Before | None = None
    pitched: Earlier | None = None
    for session in in_order(library.sessions):
        name = session.id
        arounds[name] = Around(beside[name], last, lives[name], pitched)
        last = before(library, session)
        if session.pitch:
            pitched = Earlier(last.session, closing_attempt(session.pitch))
    return arounds


def _session_page(templates: Templates, library: Library, session: Session, around: Around) -> Page:
    """Return one session's page; what is missing from the session is said on it."""
    rounds = round_views(library, session, around.lives)
    answers = tuple(replies(library, session))
    attempts = session.pitch.attempts if session.pitch else ()
    stack = tuple(floors(library, session))
    return Page(
        address=to(session).removeprefix(ROOT),
        title=title(session),
        description=cut(templates.words(describe(library, session)), _LONGEST_DESCRIPTION),
        body=templates.render(
            "session.html",
            session=session,
            title=title(session),
            rounds=rounds,
            attempts=[(one, spoken(one.said, one.seconds, library)) for one in attempts],
            rerun=rerun(session),
            rerun_rows=against_first(session),
            earlier=against_earlier(session, around.pitched),
            floors=stack,
            told=sum(bool(floor.visits) for floor in stack),
            named=named_layers(library, session),
            replies=answers,
            lives=around.lives,
            beside=around.neighbours,
            review=review(
                library,
                session,
                around.before,
                around.lives,
                help_places(rounds, answers, templates.words),
            ),
            feedback=Feedback(session, templates.places),
            done=done_when(library, session),
        ),
        toc=tuple(_toc(session, around.lives)),
        edit=session.path,
        preview=session_preview(library, session),
        found=tuple(found_in_session(session, rounds, answers, templates.words)),
    )


def describe(library: Library, session: Session) -> str:
    """Return one sentence for previews: the summary, else the rounds' times."""
    if session.summary:
        return session.summary
    done = ", ".join(ROUND_TITLES[name].lower() for name, _ in session.rounds) or "no round yet"
    return f"{title(session)}, on the {library.packet.system}: {done}."


def _toc(session: Session, lives: SessionLives) -> Iterator[Heading]:
    if lives.promised:
        yield Heading(2, "said-before", "What you said you would do better")
    if session.warmup:
        yield Heading(2, "warm-up", "Warm-up")
    for number, name in enumerate(ROUNDS, start=1):
        yield Heading(2, round_anchor(number), f"{number}. {ROUND_TITLES[name]}")
    yield Heading(2, "done-when", "Done when")
