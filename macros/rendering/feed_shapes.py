"""What `/data/sessions.json` and `/data/packet.json` hold.

Version 1 only grows: a field may be added, none is taken away or given another meaning.
Addresses are whole. Text is Markdown as written. Times are whole seconds.
"""

import datetime as dt
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from macros.coaching.improvements import State
from macros.reading.model import Kind, Recall, RecordRef, RoundName, Status


class Fact(BaseModel):
    """One object of a feed."""

    model_config = ConfigDict(
        frozen=True,
        populate_by_name=True,
        from_attributes=True,
        json_schema_serialization_defaults_required=True,
    )


class RoundFact(Fact):
    """How one round went."""

    seconds: int | None = Field(description="null where it was not timed")
    limit: int
    in_time: bool | None = Field(description="null where it was not timed")


class RoundFacts(Fact):
    """The three rounds; null where one was not done."""

    pitch: RoundFact | None
    walkthrough: RoundFact | None
    defence: RoundFact | None


class AttemptFact(Fact):
    """One delivery of the pitch."""

    seconds: int | None
    said: str | None = Field(description="transcript or notes")
    hesitated: tuple[str, ...]
    forgot: tuple[str, ...]
    unnecessary: tuple[str, ...]


class AnswerFact(Fact):
    """One answer of the defence."""

    question: str | None = Field(description="id of the packet's question; null for a free one")
    asks: str
    url: str
    seconds: int | None
    in_time: bool | None


class ImprovementFact(Fact):
    """One improvement that the session wrote."""

    id: str
    text: str = Field(description="as this session wrote it")
    round: RoundName
    state: State = Field(description="as of the newest session")


class SessionFact(Fact):
    """One rehearsal."""

    id: str
    url: str
    date: dt.date
    kind: Kind
    with_: str | None = Field(alias="with")
    summary: str | None
    sample: bool = Field(description="true for example data")
    rounds: RoundFacts
    attempts: tuple[AttemptFact, ...] = Field(description="at the pitch, in order")
    layers: tuple[str, ...] = Field(description="ids of the layers explained in round 2, in order")
    answers: tuple[AnswerFact, ...]
    improvements: tuple[ImprovementFact, ...]
    fixed: tuple[str, ...] = Field(description="ids of earlier improvements that held this time")


class SessionsFeed(Fact):
    """All public sessions, oldest first."""

    version: Literal[1] = 1
    system: str
    sessions: tuple[SessionFact, ...]


class LimitsFact(Fact):
    """How many seconds each part may take."""

    warmup: int
    pitch: int
    walkthrough: int
    defence: int
    answer: tuple[int, int] = Field(description="shortest and longest")


class LayerDecisionFact(Fact):
    """The decision that is told with a layer."""

    text: str
    adr: RecordRef | None


class LayerFact(Fact):
    """One floor of the system."""

    id: str
    name: str
    lesson: str | None
    does: str
    joins: str | None
    decision: LayerDecisionFact | None
    words: tuple[str, ...] = Field(description="how a transcript shows that it was mentioned")


class AskedFact(Fact):
    """One answer to a question of the packet."""

    session: str = Field(description="the session's id")
    url: str
    date: dt.date
    seconds: int | None
    in_time: bool | None
    answered: bool | None
    concrete: bool | None
    recall: Recall = Field(description="as noted, else by the published rule")
    noted: bool = Field(description="whether the session noted the recall")


class QuestionFact(Fact):
    """One question of the packet."""

    id: str
    asks: str
    url: str
    layer: str | None
    adrs: tuple[RecordRef, ...] = Field(description="as the packet has them: numbers or file names")
    records: tuple[str, ...] = Field(description="the same as paths of decisions")
    lessons: tuple[str, ...]
    points: tuple[str, ...]
    probes: tuple[str, ...]
    due: dt.date | None = Field(
        description="the day on which it falls due, past or future; null: never asked, due first"
    )


class AskedQuestionFact(QuestionFact):
    """One question of the packet with all its answers."""

    history: tuple[AskedFact, ...] = Field(description="oldest first")


class CitationFact(Fact):
    """One place where a decision was named."""

    session: str = Field(description="the session's id")
    label: str = Field(description="the question that was answered, or the layer's name")
    url: str


class RecordFact(Fact):
    """One decision record."""

    path: str = Field(description="under docs/adr/")
    number: int | None
    title: str
    status: Status
    status_text: str = Field(description="as found; empty where there is none")
    date: dt.date | None
    superseded_by: tuple[str, ...] = Field(
        description="paths of decisions; what the record says where that is no record here"
    )
    url: str


class CitedRecordFact(RecordFact):
    """One decision record with all places that named it."""

    cited_by: tuple[str, ...] = Field(description="ids of the sessions that named it, oldest first")
    citations: tuple[CitationFact, ...] = Field(description="each place, oldest session first")


class PacketFeed(Fact):
    """What is rehearsed, with its history."""

    version: Literal[1] = 1
    system: str
    pitch: str
    limits: LimitsFact
    layers: tuple[LayerFact, ...] = Field(description="bottom first")
    questions: tuple[AskedQuestionFact, ...]
    decisions: tuple[CitedRecordFact, ...]
