"""What a transcript shows: words, pace, fillers, hedges, the longest sentence, results, mentions.

Every figure is counted by the rules of `speech_rules.json`. What cannot be judged is None, with the
name of a reason whose text is `RULES.reason(name)`.
"""

from functools import lru_cache
from operator import attrgetter
from typing import Literal, NamedTuple

from macros.reading.library import Library
from macros.reading.model import Decision

from . import speech_mentions
from .speech_language import has_words, is_english
from .speech_phrases import Found, FoundById, count_fillers, find, found_of
from .speech_results import Results, results
from .speech_rules import RULES, PhraseRules
from .speech_text import Sentence, Transcript, read

Band = Literal["slow", "in band", "fast"]
"""Where a pace falls against 130 to 160 words a minute, bounds included."""


class Pace(NamedTuple):
    """How fast it was said."""

    per_minute: int | None
    """Words a minute, rounded, halves up; None where it cannot be judged."""
    band: Band | None
    """Where that falls; None where it cannot be judged."""
    why_not: str | None = None
    """The name of the reason, where it cannot be judged."""


class Habit(NamedTuple):
    """Words of one sort that a speaker uses by habit: fillers, or hedges."""

    found: tuple[Found, ...] | None
    """Each of them, in order; None where the text cannot be judged."""
    per_100: float | None
    """How many for each 100 words, to one decimal, halves up; None where not to be judged."""
    why_not: str | None = None
    """The name of the reason where either is None."""


class Longest(NamedTuple):
    """The longest sentence, the first of several."""

    sentence: Sentence | None
    """The sentence; None where sentences cannot be told apart."""
    why_not: str | None = None
    """The name of the reason where there is none."""


class Speech(NamedTuple):
    """All that one text shows."""

    words: int | None
    """How many words; None where the writing puts no spaces between them."""
    pace: Pace
    """How fast it was said."""
    fillers: Habit
    """Words that fill time."""
    hedges: Habit
    """Words that take back what is said."""
    longest: Longest
    """Its longest sentence."""
    results: Results
    """Whether and where a measurable result is stated."""
    records: tuple[Decision, ...]
    """The decision records named, in order."""
    lessons: tuple[str, ...]
    """The codes of the lessons named, in order."""
    layers: tuple[str, ...]
    """The ids of the layers mentioned, bottom first."""


def speech(said: str, seconds: int | None, library: Library) -> Speech:
    """Return what a text shows that took so many seconds to say; None where it was not timed."""
    transcript = read(said)
    return figures(said, seconds)._replace(
        records=speech_mentions.records(transcript.text, library),
        lessons=speech_mentions.lessons(transcript.text, library),
        layers=speech_mentions.layers(transcript.tape, library.packet.layers),
    )


@lru_cache(maxsize=16_384)
def figures(said: str, seconds: int | None) -> Speech:
    """Return all that a text shows by itself, without what it names of a library.

    A text is counted once, however many pages show it.
    """
    transcript = read(said)
    words = transcript.words if has_words(transcript) else None
    timed = pace(words, seconds)
    english = is_english(transcript)
    reason = _unjudged(timed, english)
    found = find(transcript)
    return Speech(
        words=words,
        pace=timed,
        fillers=_habit(found, RULES.fillers, words, reason),
        hedges=_habit(found, RULES.hedges, words, reason),
        longest=longest(transcript, words),
        results=results(found, transcript.words, english),
        records=(),
        lessons=(),
        layers=(),
    )


def pace_and_fillers(said: str, seconds: int | None) -> tuple[int | None, float | None]:
    """Return words a minute and fillers for each 100 words, as `figures` does but alone."""
    transcript = read(said)
    words = transcript.words if has_words(transcript) else None
    timed = pace(words, seconds)
    if not words or _unjudged(timed, is_english(transcript)):
        return timed.per_minute, None
    return timed.per_minute, _per_100(count_fillers(transcript), words)


def pace(words: int | None, seconds: int | None) -> Pace:
    """Return the pace of so many words in so many seconds, or why there is none.

    Rule: `pace` in the rules. Notes are told by their pace alone, so that a short note is called a
    note; only then is a text too short.
    """
    rule = RULES.pace
    if words is None or not words:
        return Pace(None, None, "no-spaces" if words is None else "nothing-said")
    if seconds is None or seconds <= 0:
        return Pace(None, None, "no-seconds")
    if words * 60 < rule.notes_below * seconds:
        return Pace(None, None, "notes")
    if words < rule.from_words:
        return Pace(None, None, "too-short")
    if words * 60 > rule.absurd_above * seconds:
        return Pace(None, None, "absurd")
    per_minute = (words * 120 + seconds) // (2 * seconds)
    return Pace(per_minute, _band(per_minute))


def _band(per_minute: int) -> Band:
    if per_minute < RULES.pace.slowest:
        return "slow"
    return "fast" if per_minute > RULES.pace.fastest else "in band"


def _habit(found: FoundById, rules: PhraseRules, words: int | None, reason: str | None) -> Habit:
    """Count the phrases of a habit. Notes show none: nobody writes down an "um"."""
    if reason or not words:
        return Habit(None, None, reason)
    counted = tuple(sorted(found_of(rules, found), key=attrgetter("word")))
    per_100 = _per_100(len(counted), words)
    return Habit(counted, per_100, "too-short" if per_100 is None else None)


def _per_100(count: int, words: int) -> float | None:
    """Return how many there are for each 100 words; None where these are too few to tell."""
    if words < RULES.pace.from_words:
        return None
    return (count * 2000 + words) // (2 * words) / 10


def _unjudged(timed: Pace, english: bool) -> str | None:
    """Return why habits cannot be judged; None where they can."""
    if timed.why_not in ("no-spaces", "nothing-said", "notes"):
        return timed.why_not
    return None if english else "other-language"


def longest(transcript: Transcript, words: int | None) -> Longest:
    """Return the longest sentence in words, or why it cannot be told. Rule: `sentences`."""
    if not words:
        return Longest(None, "no-spaces" if words is None else "nothing-said")
    found = transcript.longest()
    # one sentence holds all words, as marks without a word belong to none
    if found and found.words == words >= RULES.sentences.unmarked_from_words:
        return Longest(None, "unmarked")
    return Longest(found)
