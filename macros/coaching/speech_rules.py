"""The rules by which a transcript is read: `speech_rules.json` and its shape.

The rules are data so that the browser can load the same file. Each says why it is there and gives
examples of what it counts and what it leaves, which a page can publish and a test proves.
"""

import json
import re
from importlib.resources import files
from typing import Annotated, Any, Literal

from pydantic import ConfigDict, Field, TypeAdapter
from pydantic.dataclasses import dataclass

__all__ = ["RULES", "RULES_FILE", "Phrase", "SpeechRules", "pattern", "read_rules", "rules_json"]

RULES_FILE = "speech_rules.json"
"""The rules' file, beside this module."""

_frozen = dataclass(frozen=True, kw_only=True, config=ConfigDict(extra="forbid"))
"""To ask a model for a field takes several times as long, and every answer asks for many."""


@_frozen
class Reading:
    """How a text becomes words and marks."""

    why: str
    same: dict[str, str]
    """Signs that are written in several ways, with the one that is kept."""
    quote: str
    """A line of somebody else's words, with the line end before it."""
    link: str
    token: str
    sentence_ends: frozenset[str]
    abbreviations: frozenset[str]


@_frozen
class Letters:
    """Which signs are letters, as the inside of a character class."""

    why: str
    any: str
    latin: str
    other: str
    without_spaces: str


@_frozen
class Language:
    """When a text is taken to be in the rules' own language."""

    name: str
    why: str
    words: frozenset[str]
    floor_percent: int
    from_words: int


@_frozen
class PaceRule:
    """The band of words a minute, and when a pace says nothing."""

    slowest: int
    fastest: int
    notes_below: int
    absurd_above: int
    from_words: int
    why: str


@_frozen
class SentenceRule:
    """When sentences can be told apart."""

    unmarked_from_words: int
    why: str


@_frozen
class Phrase:
    """One pattern on the tape, with the company in which it does not count."""

    id: str
    kind: str
    starts: Literal["figure"] | None = None
    """Where it can begin; None is anywhere."""
    pattern: str
    unless_before: frozenset[str] = frozenset()
    """Not counted right after one of these."""
    unless_after: frozenset[str] = frozenset()
    """Not counted right before one of these."""
    unless_near: frozenset[str] = frozenset()
    """Not counted where one of these comes shortly before it in the same sentence."""
    unless_text: str | None = None
    """Not counted where what was found begins so."""
    why: str
    counts: tuple[str, ...]
    """Sentences in which it counts."""
    not_: Annotated[tuple[str, ...], Field(alias="not")]
    """Sentences in which it does not, though they look alike."""


@_frozen
class PhraseRules:
    """A list of phrases that are counted together."""

    why: str
    rules: tuple[Phrase, ...]


@_frozen
class ResultRules(PhraseRules):
    """The phrases that state a measurable result."""

    near_words: int
    """How many words back `unless_near` looks."""
    figure: str
    """Where a phrase can begin that starts with a figure."""
    figure_why: str
    thirds: tuple[str, str, str]


@_frozen
class Mentions:
    """How records, lessons and layers are named."""

    why: str
    record: str
    lesson: str
    endings: tuple[str, ...]


@_frozen
class SpeechRules:
    """The whole file. `version` grows when a figure may come out differently."""

    version: int
    about: str
    flags: str
    reading: Reading
    letters: Letters
    language: Language
    pace: PaceRule
    sentences: SentenceRule
    reasons: dict[str, str]
    fillers: PhraseRules
    hedges: PhraseRules
    parts: dict[str, str]
    results: ResultRules
    mentions: Mentions

    def reason(self, name: str) -> str:
        """Return why a figure is not given, in words for a reader."""
        return self.reasons[name].format(**vars(self.pace))


def pattern(source: str, parts: dict[str, str]) -> re.Pattern[str]:
    """Compile a pattern after writing out the parts that it names in braces."""
    return re.compile(written_out(source, parts))


def written_out(source: str, parts: dict[str, str]) -> str:
    """Return a pattern with the parts that it names in braces."""
    while (written := re.sub(r"\{([a-z_]+)\}", lambda name: parts[name[1]], source)) != source:
        source = written
    return source


def read_rules() -> SpeechRules:
    """Return the rules that this package carries."""
    return TypeAdapter(SpeechRules).validate_python(_written())


def rules_json() -> bytes:
    """Return the rules as they are published for the browser, on one line."""
    text = json.dumps(_written(), ensure_ascii=False, separators=(",", ":"))
    return text.encode() + b"\n"


def _written() -> Any:
    return json.loads(files(__package__).joinpath(RULES_FILE).read_text(encoding="utf-8"))


RULES = read_rules()
"""The rules, read once when the package is loaded."""
