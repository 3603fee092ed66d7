"""What is rehearsed: `docs/packet.yml`."""

from typing import Annotated

from pydantic import Field, StringConstraints

from .values import WEB_ADDRESS, Frozen, Identifier, LessonCode, Prose, RecordRef, Seconds, Version


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
    lessons: dict[LessonCode, Lesson] = Field(default_factory=dict)
    version: Version = 1
