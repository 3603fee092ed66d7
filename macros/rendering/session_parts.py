"""The parts of a session's page: rounds, floors of the stack, answers, and where help is wanted."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from macros.coaching.answers import AnswerResult, answer_results
from macros.coaching.plain import cut
from macros.coaching.progress import RoundResult, round_result
from macros.coaching.promises import SessionLives, Wrote
from macros.reading.library import Excerpt, Library
from macros.reading.model import (
    ROUNDS,
    Decision,
    Layer,
    LayerVisit,
    RecordRef,
    RoundName,
    Session,
    Story,
)

from .speech_view import Spoken, spoken
from .titles import ROUND_TITLES

_LONGEST_PLACE = 140
"""Characters that say where help is wanted; the place itself has all of them."""


@dataclass(frozen=True)
class Improving:
    """An improvement that this session wrote, and how it stands now."""

    anchor: str
    """Its place on the page; an id may be written in two rounds."""
    now: Wrote
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
        return round_anchor(self.number)


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
    spoken: Spoken | None
    """What its words show; None where none are noted."""


@dataclass(frozen=True)
class Place:
    """Somewhere on the page that a mentor is asked to look at."""

    anchor: str
    text: str
    """What stands there, in one plain line."""


def round_anchor(number: int) -> str:
    """Return where a round, counted from 1, starts on a session's page."""
    return f"round-{number}"


def round_views(library: Library, session: Session, lives: SessionLives) -> tuple[RoundView, ...]:
    """Return all three rounds in the lesson's order, done or not."""
    excerpts = library.excerpts_of(session)
    known = {one.id: one for one in lives.wrote}
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
    session: Session, name: RoundName, known: dict[str, Wrote], anchor: str
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


def replies(library: Library, session: Session) -> Iterator[Reply]:
    """Yield the answers of round 3 in the order given."""
    for result in answer_results(library, session):
        answer = result.answer
        yield Reply(
            result=result,
            records=_records(library, answer.adrs),
            story=library.stories.get(answer.story or ""),
            spoken=spoken(answer.said, answer.seconds, library),
        )


def _records(library: Library, named: Iterable[RecordRef]) -> tuple[Decision, ...]:
    """Return the records meant, each once; the reader has reported those that do not exist."""
    found = (library.record(reference) for reference in named)
    return tuple({record.path: record for record in found if record}.values())


def help_places(
    rounds: Iterable[RoundView], answers: Iterable[Reply], words: Callable[[str], str]
) -> Iterator[Place]:
    """Yield where help is wanted, in the page's order.

    Args:
        rounds: the session's, all three.
        answers: the replies of the third.
        words: turns prose into plain text. An improvement is prose; a question is plain already.
    """
    for view in rounds:
        for one in view.improvements:
            if one.help:
                yield Place(one.anchor, cut(words(one.text), _LONGEST_PLACE))
        if view.name == "defence":
            yield from (
                Place(reply.result.anchor, cut(reply.result.asks, _LONGEST_PLACE))
                for reply in answers
                if reply.result.answer.help
            )
