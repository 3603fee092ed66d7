"""The rules by which a transcript is read: `speech_rules.json`, its shape, and its patterns.

The rules are data so that the browser can load the same file. Each says why it is there and gives
examples of what it counts and what it leaves, which a page can publish and a test proves.
"""

import json
import re
from functools import cached_property
from importlib.resources import files
from typing import Annotated, Any, Literal

from pydantic import Field

from macros.reading.model import Frozen

from .speech_needs import needed
from .speech_patterns import any_of

__all__ = ["RULES", "RULES_FILE", "Phrase", "SpeechRules", "pattern", "read_rules", "rules_json"]

RULES_FILE = "speech_rules.json"
"""The rules' file, beside this module."""


class Reading(Frozen):
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


class Letters(Frozen):
    """Which signs are letters, as the inside of a character class."""

    why: str
    any: str
    latin: str
    other: str
    without_spaces: str


class Language(Frozen):
    """When a text is taken to be in the rules' own language."""

    name: str
    why: str
    words: frozenset[str]
    floor_percent: int
    from_words: int


class PaceRule(Frozen):
    """The band of words a minute, and when a pace says nothing."""

    slowest: int
    fastest: int
    notes_below: int
    absurd_above: int
    from_words: int
    why: str


class SentenceRule(Frozen):
    """When sentences can be told apart."""

    unmarked_from_words: int
    why: str


class Phrase(Frozen):
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


class PhraseRules(Frozen):
    """A list of phrases that are counted together."""

    why: str
    rules: tuple[Phrase, ...]


class ResultRules(PhraseRules):
    """The phrases that state a measurable result."""

    near_words: int
    """How many words back `unless_near` looks."""
    figure: str
    """Where a phrase can begin that starts with a figure."""
    figure_why: str
    thirds: tuple[str, str, str]


class Mentions(Frozen):
    """How records, lessons and layers are named."""

    why: str
    record: str
    lesson: str
    endings: tuple[str, ...]


class SpeechRules(Frozen):
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
        return self.reasons[name].format(**self.pace.model_dump())

    @property
    def _phrases(self) -> tuple[Phrase, ...]:
        return (*self.fillers.rules, *self.hedges.rules, *self.results.rules)

    @cached_property
    def patterns(self) -> dict[str, re.Pattern[str]]:
        """The compiled pattern of each phrase, by its id."""
        return {phrase.id: pattern(phrase.pattern, self.parts) for phrase in self._phrases}

    @cached_property
    def needed(self) -> dict[str, frozenset[str] | None]:
        """Words of which a text holds one where a phrase is found, by its id; None for any text."""
        parts, common = self.parts, self.language.words
        return {phrase.id: needed(phrase.pattern, parts, common) for phrase in self._phrases}

    @cached_property
    def at_figure(self) -> re.Pattern[str]:
        """Where a figure stands and a phrase begins that starts with one: at most figures none."""
        each = any_of(one.pattern for one in self.results.rules if one.starts == "figure")
        return pattern(f"{self.results.figure}(?={each.removeprefix(' ')})", self.parts)


def pattern(source: str, parts: dict[str, str]) -> re.Pattern[str]:
    """Compile a pattern after writing out the parts that it names in braces."""
    while (written := re.sub(r"\{([a-z_]+)\}", lambda name: parts[name[1]], source)) != source:
        source = written
    return re.compile(source)


def read_rules() -> SpeechRules:
    """Return the rules that this package carries."""
    return SpeechRules.model_validate(_written())


def rules_json() -> bytes:
    """Return the rules as they are published for the browser, on one line."""
    text = json.dumps(_written(), ensure_ascii=False, separators=(",", ":"))
    return text.encode() + b"\n"


def _written() -> Any:
    return json.loads(files(__package__).joinpath(RULES_FILE).read_text(encoding="utf-8"))


RULES = read_rules()
"""The rules, read once when the package is loaded."""
