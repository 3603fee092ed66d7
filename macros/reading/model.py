"""The domain's shapes: packet, session, decision. Frozen once read; the words are the lesson's."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Any, Literal

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainValidator,
    StringConstraints,
    WithJsonSchema,
)

ROUNDS: tuple["RoundName", ...] = ("pitch", "walkthrough", "defence")
RoundName = Literal["pitch", "walkthrough", "defence"]
Kind = Literal["solo", "partner", "mentor", "interview"]
Audience = Literal["public", "link", "private"]
Recall = Literal["again", "hard", "good", "easy"]
Covered = Literal["does", "joins", "decision"]

IDENTIFIER = r"^[a-z0-9]+(-[a-z0-9]+)*$"
LESSON_CODE = r"^[A-Z]{1,3}[0-9]{1,3}$"
WEB_ADDRESS = r"^https?://\S+$"
KEY = r"^[A-Za-z0-9_-]+$"

LONGEST_SECONDS = 4 * 60 * 60
"""No rehearsal takes longer than four hours; more is a slip of the pen."""


def read_seconds(value: Any) -> Any:
    """Turn `"m:ss"` or `"71"` into whole seconds; leave all else for pydantic to judge.

    Raises:
        ValueError: for a string that is neither form.
    """
    if not isinstance(value, str):
        return value
    minutes, colon, seconds = value.strip().partition(":")
    if minutes.isdecimal() and not colon:
        return int(minutes)
    if minutes.isdecimal() and seconds.isdecimal() and len(seconds) == 2 and int(seconds) < 60:
        return int(minutes) * 60 + int(seconds)
    raise ValueError('write whole seconds, as 71, or minutes and seconds in quotes, as "1:11"')


Seconds = Annotated[
    int,
    BeforeValidator(read_seconds),
    Field(ge=1, le=LONGEST_SECONDS, strict=True),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "integer", "minimum": 1, "maximum": LONGEST_SECONDS},
                {"type": "string", "pattern": "^([0-9]+|[0-9]+:[0-5][0-9])$"},
            ]
        }
    ),
]
Prose = Annotated[str, StringConstraints(min_length=1), WithJsonSchema({"type": "string"})]
Identifier = Annotated[str, StringConstraints(pattern=IDENTIFIER, max_length=80)]
LessonCode = Annotated[str, StringConstraints(pattern=LESSON_CODE)]


def read_record_reference(value: Any) -> int | str:
    """Accept a record's number or file name.

    Raises:
        ValueError: for anything else.
    """
    if isinstance(value, bool) or not isinstance(value, int | str) or value == "":
        raise ValueError("write a record's number, as 1, or its file name")
    if isinstance(value, int) and value < 0:
        raise ValueError("a record's number is 0 or more")
    return value


RecordRef = Annotated[
    int | str,
    PlainValidator(read_record_reference),
    WithJsonSchema(
        {"anyOf": [{"type": "integer", "minimum": 0}, {"type": "string", "minLength": 1}]}
    ),
]
"""How a file names a decision record: its number, or its file name with or without `.md`."""


class Frozen(BaseModel):
    """A value that cannot change and accepts no key that it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


# --- packet ------------------------------------------------------------------------------------


class Limits(Frozen):
    """How long each part may take, in seconds (defaults: the lesson, rounds 1 to 3)."""

    warmup: Seconds = 60
    pitch: Seconds = 60
    walkthrough: Seconds = 600
    defence: Seconds = 600
    answer: Annotated[tuple[Seconds, Seconds], Field(description="shortest and longest")] = (60, 90)


class LayerDecision(Frozen):
    """The one decision that is told with a layer."""

    text: Prose
    adr: RecordRef | None = None


class Layer(Frozen):
    """One floor of the system."""

    id: Identifier
    name: Prose
    lesson: LessonCode | None = None
    does: Prose
    joins: Prose | None = None
    decision: LayerDecision | None = None
    words: tuple[Prose, ...] = ()


class Question(Frozen):
    """One question of the defence, as a partner would ask it."""

    id: Identifier
    asks: Prose
    layer: Identifier | None = None
    adrs: tuple[RecordRef, ...] = ()
    lessons: tuple[LessonCode, ...] = ()
    points: tuple[Prose, ...] = ()
    probes: tuple[Prose, ...] = ()


class Story(Frozen):
    """A STAR story. Without a result it is no story, so all four parts are required (lesson)."""

    id: Identifier
    title: Prose
    situation: Prose
    task: Prose
    action: Prose
    result: Prose


class Lesson(Frozen):
    """What a lesson code such as W04 stands for."""

    title: Prose
    url: Annotated[str, StringConstraints(pattern=WEB_ADDRESS)] | None = None


class Packet(Frozen):
    """What is rehearsed: `docs/packet.yml`."""

    system: Prose
    limits: Limits = Limits()
    pitch: Prose
    layers: Annotated[tuple[Layer, ...], Field(description="bottom first")] = ()
    questions: tuple[Question, ...] = ()
    stories: tuple[Story, ...] = ()
    lessons: dict[LessonCode, Lesson] = {}


# --- session -----------------------------------------------------------------------------------


class Review(Frozen):
    """The two checks that a person makes; the third, in time, is computed and never typed."""

    answered: bool | None = None
    concrete: bool | None = None


class Improvement(Frozen):
    """One thing to do better. The same id in a later session means that it recurred."""

    id: Identifier
    text: Prose
    help: bool = False


class Delivery(Frozen):
    """What every spoken piece may note: time, words, and where it went wrong."""

    seconds: Seconds | None = None
    hesitated: tuple[Prose, ...] = ()
    forgot: tuple[Prose, ...] = ()
    unnecessary: tuple[Prose, ...] = ()


class Attempt(Delivery):
    """One delivery of the pitch."""

    said: Prose | None = None
    review: Review = Review()
    audio: Annotated[str, StringConstraints(pattern=WEB_ADDRESS)] | None = None


class PitchRound(Frozen):
    """Round 1. The second attempt is the re-run that proves the improvement."""

    attempts: Annotated[tuple[Attempt, ...], Field(min_length=1)]
    improvements: tuple[Improvement, ...] = ()


class LayerVisit(Frozen):
    """One layer as it was explained in round 2."""

    layer: Identifier
    seconds: Seconds | None = None
    said: Prose | None = None
    covered: tuple[Covered, ...] = ()
    adrs: tuple[RecordRef, ...] = ()


class WalkthroughRound(Frozen):
    """Round 2."""

    seconds: Seconds | None = None
    layers: tuple[LayerVisit, ...] = ()
    review: Review = Review()
    improvements: tuple[Improvement, ...] = ()


class Answer(Frozen):
    """One reply in round 3, to a question of the packet or to a free one."""

    question: Identifier | None = None
    asks: Prose | None = None
    seconds: Seconds | None = None
    said: Prose | None = None
    adrs: tuple[RecordRef, ...] = ()
    lessons: tuple[LessonCode, ...] = ()
    review: Review = Review()
    recall: Recall | None = None
    hindsight: Prose | None = None
    help: bool = False
    story: Identifier | None = None


class DefenceRound(Frozen):
    """Round 3."""

    seconds: Seconds | None = None
    answers: tuple[Answer, ...] = ()
    improvements: tuple[Improvement, ...] = ()


class SessionFile(Frozen):
    """One rehearsal on one day: `sessions/<id>.yml`."""

    date: Annotated[dt.date, Field(strict=True)]
    kind: Kind
    with_: Annotated[Prose | None, Field(alias="with", description="a role, not a name")] = None
    audience: Audience = "public"
    key: Annotated[str, StringConstraints(min_length=8, pattern=KEY)] | None = None
    sample: bool = False
    summary: Prose | None = None
    warmup: Delivery | None = None
    pitch: PitchRound | None = None
    walkthrough: WalkthroughRound | None = None
    defence: DefenceRound | None = None
    fixed: tuple[Identifier, ...] = ()


class Session(SessionFile):
    """A session with its place in the project."""

    id: Identifier
    path: str

    @property
    def rounds(
        self,
    ) -> tuple[tuple[RoundName, "PitchRound | WalkthroughRound | DefenceRound"], ...]:
        """The rounds that were done, in the lesson's order."""
        return tuple((name, done) for name in ROUNDS if (done := getattr(self, name)) is not None)


# --- decision records --------------------------------------------------------------------------


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
