"""Rules that one file's shape cannot say. Each check yields findings: all of them, never the first.

A finding knows the place in the data; `library` turns it into a line.
"""

import re
from collections.abc import Iterator, Sequence

from .citing import Finding, Known, in_prose, in_record, in_records, may_be_amiss
from .keys import is_sound, ready_key
from .model import SHORTEST_KEY, Improvement, Session
from .problems import did_you_mean
from .source import Loc


def check_packet(known: Known) -> Iterator[Finding]:
    """Ids are unique, references exist, the answer window has a length."""
    packet = known.packet
    shortest, longest = packet.limits.answer
    if shortest >= longest:
        yield Finding(("limits", "answer"), "write the shorter time first, as [60, 90]")
    for name in ("layers", "questions", "stories"):
        yield from _unique(name, [item.id for item in getattr(packet, name)])
    for at, layer in enumerate(packet.layers):
        yield from _lessons(known, ("layers", at, "lesson"), [layer.lesson])
        if layer.decision and layer.decision.adr is not None:
            yield from in_record(known, ("layers", at, "decision", "adr"), layer.decision.adr)
    for at, question in enumerate(packet.questions):
        place: Loc = ("questions", at)
        yield from _anchor(place, question.id)
        yield from _one_of(known.layers, (*place, "layer"), "layer", question.layer)
        yield from in_records(known, (*place, "adrs"), question.adrs)
        yield from _lessons(known, (*place, "lessons"), question.lessons)
    yield from in_prose(known, packet.model_dump(exclude_none=True, include=_PACKET_PROSE))


_TAKEN = re.compile(
    r"(?:round|attempt|answer|layer|lesson|better)-.*"
    r"|done-when|said-before|warm-up|since|rerun|review|compare"
)
"""Anchors of a session's page beside its questions."""


def _anchor(place: Loc, identifier: str) -> Iterator[Finding]:
    """A question's id is its anchor on the page of every session that asked it."""
    if _TAKEN.fullmatch(identifier):
        message = f'"{identifier}" is an anchor of every session\'s page; choose another id'
        yield Finding((*place, "id"), f"{message}, as why-{identifier}")


_PACKET_PROSE = {"pitch": True, "layers": True, "questions": True, "stories": True}


def check_session(known: Known, session: Session, json: str) -> Iterator[Finding]:
    """The session fits its file name, its kind and audience, and everything it names exists.

    Args:
        known: what it may name.
        session: as it was read.
        json: the same as JSON, which is looked through in no time.
    """
    yield from _identity(session)
    yield from _rounds(session)
    yield from _walkthrough(known, session)
    yield from _defence(known, session)
    yield from _unique("fixed", session.fixed, key=None)
    if may_be_amiss(known, json):
        yield from in_prose(known, session.model_dump(exclude_none=True, by_alias=True))


_DATED = re.compile(r"(\d{4}-\d{2}-\d{2})(?:-|\Z)")


def _identity(session: Session) -> Iterator[Finding]:
    dated = _DATED.match(session.id)
    if dated and dated[1] != session.date.isoformat():
        message = f"the file's name says {dated[1]}; rename the file or mend the date"
        yield Finding(("date",), f"{session.date} disagrees: {message}")
    if session.kind != "solo" and not session.with_:
        article = "an" if session.kind == "interview" else "a"
        message = f"{article} {session.kind} session was with somebody"
        message += '; write their role, as with: "a colleague"'
        yield Finding(("kind",), message)
    if session.audience == "link" and not session.key:
        message = "audience: link needs a secret of its own"
        yield Finding(("audience",), f"{message}; paste this: {ready_key()}")
    elif session.audience == "link" and not is_sound(session.key):
        message = f"this key can be guessed: it needs {SHORTEST_KEY} mixed characters, no date"
        yield Finding(("key",), f"{message}; paste this: {ready_key()}")
    if session.key and session.audience != "link":
        yield Finding(("key",), "a key goes with audience: link only; remove one of the two")


def _rounds(session: Session) -> Iterator[Finding]:
    for name, done in session.rounds:
        yield from _unique((name, "improvements"), [wish.id for wish in done.improvements])


def _walkthrough(known: Known, session: Session) -> Iterator[Finding]:
    visits = session.walkthrough.layers if session.walkthrough else ()
    place: Loc = ("walkthrough", "layers")
    yield from _unique(place, [visit.layer for visit in visits], key="layer")
    for at, visit in enumerate(visits):
        yield from _one_of(known.layers, (*place, at, "layer"), "layer", visit.layer)
        yield from in_records(known, (*place, at, "adrs"), visit.adrs)


def _defence(known: Known, session: Session) -> Iterator[Finding]:
    answers = session.defence.answers if session.defence else ()
    asked = [answer.question or "" for answer in answers]
    yield from _unique(("defence", "answers"), asked, key="question")
    for at, answer in enumerate(answers):
        place: Loc = ("defence", "answers", at)
        if bool(answer.question) == bool(answer.asks):
            message = "write either question: (an id of the packet) or asks: (the words), not both"
            yield Finding(place, message if answer.asks else message.removesuffix(", not both"))
        yield from _one_of(known.questions, (*place, "question"), "question", answer.question)
        yield from _one_of(known.stories, (*place, "story"), "story", answer.story)
        yield from in_records(known, (*place, "adrs"), answer.adrs)
        yield from _lessons(known, (*place, "lessons"), answer.lessons)


def _unique(place: str | Loc, ids: Sequence[str], key: str | None = "id") -> Iterator[Finding]:
    above: Loc = (place,) if isinstance(place, str) else place
    seen: set[str] = set()
    for at, identifier in enumerate(ids):
        if identifier and identifier in seen:
            message = f'"{identifier}" stands twice in {".".join(map(str, above))}; keep one'
            yield Finding((*above, at, key) if key else (*above, at), message)
        seen.add(identifier)


def _one_of(ids: Sequence[str], loc: Loc, what: str, wanted: str | None) -> Iterator[Finding]:
    if wanted and wanted not in ids:
        yield Finding(loc, f'the packet has no {what} "{wanted}".{did_you_mean(wanted, ids)}')


def _lessons(known: Known, loc: Loc, codes: Sequence[str | None]) -> Iterator[Finding]:
    for at, code in enumerate(codes):
        if code and code not in known.packet.lessons:
            near = did_you_mean(code, known.packet.lessons)
            place = loc if loc[-1] == "lesson" else (*loc, at)
            yield Finding(place, f'the packet\'s lessons have no "{code}".{near}')


def check_improvements(
    sessions: Sequence[Session], *, all_read: bool
) -> Iterator[tuple[Session, Finding]]:
    """One id is one text; what is fixed was written before.

    Args:
        sessions: oldest first.
        all_read: False where a session could not be read, so that what it wrote is not known.
    """
    written: dict[str, tuple[str, Session]] = {}
    everything = {wish.id for session in sessions for _, _, wish in _wishes(session)}
    for session in sessions:
        for at, identifier in enumerate(session.fixed):
            if all_read and identifier not in written:
                yield session, Finding(("fixed", at), _never_written(identifier, everything))
        for loc, text, wish in _wishes(session):
            before, first = written.setdefault(wish.id, (text, session))
            if before != text:
                message = (
                    f'"{wish.id}" has another text in {first.path}; repeat that text '
                    "if it is the same improvement, else write a new id"
                )
                yield session, Finding((*loc, "text"), message)


def _wishes(session: Session) -> Iterator[tuple[Loc, str, Improvement]]:
    for name, done in session.rounds:
        for at, wish in enumerate(done.improvements):
            yield (name, "improvements", at), " ".join(wish.text.split()), wish


def _never_written(identifier: str, everything: set[str]) -> str:
    if identifier in everything:
        return f'"{identifier}" is written only in this or a later session; it cannot be fixed yet'
    near = did_you_mean(identifier, sorted(everything))
    return f'no earlier session wrote the improvement "{identifier}".{near}'
