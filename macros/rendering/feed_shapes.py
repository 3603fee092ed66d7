"""What `/data/sessions.json` and `/data/packet.json` hold.

Version 1 only grows: a field may be added, none is taken away or given another meaning.
Addresses are whole. Text is Markdown as written. Times are whole seconds.
"""

import datetime as dt
from typing import Annotated, Literal

from pydantic import Field
from typing_extensions import TypedDict  # Python's own tells pydantic too little before 3.12

from macros.coaching.improvements import State
from macros.reading.model import Kind, Recall, RecordRef, RoundName, Status

Version = Annotated[Literal[1], Field(json_schema_extra={"default": 1})]


class RoundFact(TypedDict):
    """How one round went."""

    seconds: Annotated[int | None, Field(description="null where it was not timed")]
    limit: int
    in_time: Annotated[bool | None, Field(description="null where it was not timed")]


class RoundFacts(TypedDict):
    """The three rounds; null where one was not done."""

    pitch: RoundFact | None
    walkthrough: RoundFact | None
    defence: RoundFact | None


class AttemptFact(TypedDict):
    """One delivery of the pitch."""

    seconds: int | None
    said: Annotated[str | None, Field(description="transcript or notes")]
    hesitated: tuple[str, ...]
    forgot: tuple[str, ...]
    unnecessary: tuple[str, ...]


class AnswerFact(TypedDict):
    """One answer of the defence."""

    question: Annotated[
        str | None, Field(description="id of the packet's question; null for a free one")
    ]
    asks: str
    url: str
    seconds: int | None
    in_time: bool | None


class ImprovementFact(TypedDict):
    """One improvement that the session wrote."""

    id: str
    text: Annotated[str, Field(description="as this session wrote it")]
    round: RoundName
    state: Annotated[State, Field(description="as of the newest session")]


SessionFact = TypedDict(
    "SessionFact",
    {
        "id": str,
        "url": str,
        "date": dt.date,
        "kind": Kind,
        "with": str | None,
        "summary": str | None,
        "sample": Annotated[bool, Field(description="true for example data")],
        "rounds": RoundFacts,
        "attempts": Annotated[tuple[AttemptFact, ...], Field(description="at the pitch, in order")],
        "layers": Annotated[
            tuple[str, ...], Field(description="ids of the layers explained in round 2, in order")
        ],
        "answers": tuple[AnswerFact, ...],
        "improvements": tuple[ImprovementFact, ...],
        "fixed": Annotated[
            tuple[str, ...], Field(description="ids of earlier improvements that held this time")
        ],
    },
)  # a call, as `with` is a word of Python's
SessionFact.__doc__ = "One rehearsal."


class SessionsFeed(TypedDict):
    """All public sessions, oldest first."""

    version: Version
    system: str
    sessions: tuple[SessionFact, ...]


class LimitsFact(TypedDict):
    """How many seconds each part may take."""

    warmup: int
    pitch: int
    walkthrough: int
    defence: int
    answer: Annotated[tuple[int, int], Field(description="shortest and longest")]


class LayerDecisionFact(TypedDict):
    """The decision that is told with a layer."""

    text: str
    adr: RecordRef | None


class LayerFact(TypedDict):
    """One floor of the system."""

    id: str
    name: str
    lesson: str | None
    does: str
    joins: str | None
    decision: LayerDecisionFact | None
    words: Annotated[
        tuple[str, ...], Field(description="how a transcript shows that it was mentioned")
    ]


class AskedFact(TypedDict):
    """One answer to a question of the packet."""

    session: Annotated[str, Field(description="the session's id")]
    url: str
    date: dt.date
    seconds: int | None
    in_time: bool | None
    answered: bool | None
    concrete: bool | None
    recall: Annotated[Recall, Field(description="as noted, else by the published rule")]
    noted: Annotated[bool, Field(description="whether the session noted the recall")]


class QuestionFact(TypedDict):
    """One question of the packet."""

    id: str
    asks: str
    url: str
    layer: str | None
    adrs: Annotated[
        tuple[RecordRef, ...], Field(description="as the packet has them: numbers or file names")
    ]
    records: Annotated[tuple[str, ...], Field(description="the same as paths of decisions")]
    lessons: tuple[str, ...]
    points: tuple[str, ...]
    probes: tuple[str, ...]
    due: Annotated[
        dt.date | None,
        Field(
            description="the day on which it falls due, past or future; "
            "null: never asked, due first"
        ),
    ]


class AskedQuestionFact(QuestionFact):
    """One question of the packet with all its answers."""

    history: Annotated[tuple[AskedFact, ...], Field(description="oldest first")]


class CitationFact(TypedDict):
    """One place where a decision was named."""

    session: Annotated[str, Field(description="the session's id")]
    label: Annotated[str, Field(description="the question that was answered, or the layer's name")]
    url: str


class RecordFact(TypedDict):
    """One decision record."""

    path: Annotated[str, Field(description="under docs/adr/")]
    number: int | None
    title: str
    status: Status
    status_text: Annotated[str, Field(description="as found; empty where there is none")]
    date: dt.date | None
    superseded_by: Annotated[
        tuple[str, ...],
        Field(description="paths of decisions; what the record says where that is no record here"),
    ]
    url: str


class CitedRecordFact(RecordFact):
    """One decision record with all places that named it."""

    cited_by: Annotated[
        tuple[str, ...], Field(description="ids of the sessions that named it, oldest first")
    ]
    citations: Annotated[
        tuple[CitationFact, ...], Field(description="each place, oldest session first")
    ]


class PacketFeed(TypedDict):
    """What is rehearsed, with its history."""

    version: Version
    system: str
    pitch: str
    limits: LimitsFact
    layers: Annotated[tuple[LayerFact, ...], Field(description="bottom first")]
    questions: tuple[AskedQuestionFact, ...]
    decisions: tuple[CitedRecordFact, ...]
