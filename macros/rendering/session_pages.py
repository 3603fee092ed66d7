"""A page for each rehearsal, and the list of them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from macros.coaching.answers import AnswerResult, answer_results
from macros.coaching.done import done_when
from macros.coaching.improvements import Life, SessionLives, lives_by_session
from macros.coaching.order import Neighbours, neighbours
from macros.coaching.progress import RoundResult, rerun, round_result
from macros.reading.library import Excerpt, Library
from macros.reading.model import (
    ROUNDS,
    Decision,
    Kind,
    Layer,
    LayerVisit,
    RecordRef,
    RoundName,
    Session,
    Story,
)

from .page import Heading, Page
from .templating import Templates

LIST = "sessions/"

ROUND_TITLES: dict[RoundName, str] = {
    "pitch": "Elevator pitch",
    "walkthrough": "System walk-through",
    "defence": "Trade-off defence",
}

SHORT_TITLES: dict[RoundName, str] = {
    "pitch": "Pitch",
    "walkthrough": "Walk-through",
    "defence": "Defence",
}

KIND_TITLES: dict[Kind, str] = {
    "solo": "Solo rehearsal",
    "partner": "Partner rehearsal",
    "mentor": "Mentor session",
    "interview": "Real interview",
}


@dataclass(frozen=True)
class Improving:
    """An improvement that this session wrote, with its life as it stands now."""

    anchor: str
    """Its place on the page; an id may be written in two rounds."""
    life: Life
    text: str
    """What it says here; a later session may have worded it anew."""
    help: bool


@dataclass(frozen=True)
class RoundView:
    """One of the three rounds as a session's page shows it, whether it was done or not."""

    name: RoundName
    number: int
    title: str
    result: RoundResult | None
    """Time against limit and review; None where the round was not done."""
    improvements: tuple[Improving, ...]
    excerpt: Excerpt | None
    """What the running notes say about it."""

    @property
    def anchor(self) -> str:
        """Where the round starts on the page."""
        return f"round-{self.number}"


@dataclass(frozen=True)
class Floor:
    """One layer of the system in round 2: told, or left out."""

    id: str
    name: str
    layer: Layer | None
    """None for a layer that the packet does not know."""
    visits: tuple[LayerVisit, ...]
    """How it was told; empty where it was left out."""
    records: tuple[Decision, ...]


@dataclass(frozen=True)
class Reply:
    """One answer of round 3 with what it rests on."""

    result: AnswerResult
    records: tuple[Decision, ...]
    story: Story | None


@dataclass(frozen=True)
class Place:
    """Somewhere on the page that a mentor is asked to look at."""

    anchor: str
    text: str


@dataclass(frozen=True)
class Around:
    """What a session's page takes from the other sessions: a little, whatever their number."""

    neighbours: Neighbours
    lives: SessionLives


@dataclass(frozen=True)
class Row:
    """A session in the list, with its three rounds."""

    session: Session
    kind: str
    rounds: tuple[tuple[str, RoundResult | None], ...]
    """A short name and the result of each round."""


def session_pages(templates: Templates, library: Library) -> Iterator[Page]:
    """Yield the list of sessions, then the page of each, oldest first."""
    yield sessions_page(templates, library)
    lives, beside = lives_by_session(library.sessions), neighbours(library.sessions)
    for session in library.sessions:
        yield session_page(
            templates, library, session, Around(beside[session.id], lives[session.id])
        )


def session_page(templates: Templates, library: Library, session: Session, around: Around) -> Page:
    """Return one session's page; what is missing from the session is said on it."""
    rounds = round_views(library, session, around.lives)
    replies = tuple(_replies(library, session))
    return Page(
        address=f"{LIST}{session.id}/",
        title=title(session),
        description=describe(library, session),
        body=templates.render(
            "session.html",
            session=session,
            title=title(session),
            rounds=rounds,
            rerun=rerun(session),
            floors=tuple(floors(library, session)),
            replies=replies,
            lives=around.lives,
            beside=around.neighbours,
            help_places=tuple(_help_places(rounds, replies)),
            done=done_when(library, session),
        ),
        toc=tuple(_toc(session, around.lives, rounds)),
        edit=session.path,
    )


def title(session: Session) -> str:
    """Return how a session is named: `Mentor session, 21 November 2026`."""
    return f"{KIND_TITLES[session.kind]}, {session.date.day} {session.date:%B %Y}"


def describe(library: Library, session: Session) -> str:
    """Return one sentence for previews: the summary, else the rounds' times."""
    if session.summary:
        return session.summary
    done = ", ".join(ROUND_TITLES[name].lower() for name, _ in session.rounds) or "no round yet"
    return f"{title(session)}, on the {library.packet.system}: {done}."


def round_views(library: Library, session: Session, lives: SessionLives) -> tuple[RoundView, ...]:
    """Return all three rounds in the lesson's order, done or not."""
    excerpts = library.excerpts_of(session)
    known = {life.id: life for life in lives.wrote}
    return tuple(
        RoundView(
            name=name,
            number=number,
            title=ROUND_TITLES[name],
            result=round_result(library.packet, session, name),
            improvements=tuple(_improving(session, name, known, f"better-{number}")),
            excerpt=excerpts.get(name),
        )
        for number, name in enumerate(ROUNDS, start=1)
    )


def _improving(
    session: Session, name: RoundName, known: dict[str, Life], anchor: str
) -> Iterator[Improving]:
    done = getattr(session, name)
    for one in done.improvements if done else ():
        yield Improving(f"{anchor}-{one.id}", known[one.id], one.text, one.help)


def floors(library: Library, session: Session) -> Iterator[Floor]:
    """Yield the whole stack, bottom first, then any layer told that the packet does not know."""
    told: dict[str, list[LayerVisit]] = {name: [] for name in library.layers}
    for visit in session.walkthrough.layers if session.walkthrough else ():
        told.setdefault(visit.layer, []).append(visit)
    for name, visits in told.items():
        layer = library.layers.get(name)
        records = _records(library, (ref for visit in visits for ref in visit.adrs))
        yield Floor(name, layer.name if layer else name, layer, tuple(visits), records)


def _replies(library: Library, session: Session) -> Iterator[Reply]:
    for result in answer_results(library, session):
        story = library.stories.get(result.answer.story or "")
        yield Reply(result, _records(library, result.answer.adrs), story)


def _records(library: Library, named: Iterable[RecordRef]) -> tuple[Decision, ...]:
    """Return the records meant, each once; the reader has reported those that do not exist."""
    found = (library.record(reference) for reference in named)
    return tuple({record.path: record for record in found if record}.values())


def _help_places(rounds: Iterable[RoundView], replies: Iterable[Reply]) -> Iterator[Place]:
    """Yield where help is wanted, in the page's order."""
    for view in rounds:
        for one in view.improvements:
            if one.help:
                yield Place(one.anchor, one.text)
        if view.name == "defence":
            yield from (
                Place(reply.result.anchor, reply.result.asks)
                for reply in replies
                if reply.result.answer.help
            )


def _toc(session: Session, lives: SessionLives, rounds: Iterable[RoundView]) -> Iterator[Heading]:
    if lives.promised:
        yield Heading(2, "said-before", "What you said you would do better")
    if session.warmup:
        yield Heading(2, "warm-up", "Warm-up")
    for view in rounds:
        yield Heading(2, view.anchor, f"{view.number}. {view.title}")
    yield Heading(2, "done-when", "Done when")


def sessions_page(templates: Templates, library: Library) -> Page:
    """Return the list of all sessions, newest first, by year."""
    newest_first = (
        Row(
            session,
            KIND_TITLES[session.kind],
            tuple(
                (SHORT_TITLES[name], round_result(library.packet, session, name)) for name in ROUNDS
            ),
        )
        for session in reversed(library.sessions)
    )
    years = tuple(
        (year, tuple(rows))
        for year, rows in groupby(newest_first, lambda row: row.session.date.year)
    )
    return Page(
        address=LIST,
        title="Sessions",
        description=f"Every rehearsal of the {library.packet.system}, newest first, with times.",
        body=templates.render("sessions.html", years=years, total=len(library.sessions)),
        toc=tuple(Heading(2, f"year-{year}", str(year)) for year, _ in years),
    )
