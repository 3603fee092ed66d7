"""What a transcript shows, in a page's words: a line for everybody, and the facts behind it."""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from macros.coaching import speech_mentions
from macros.coaching.speech import Habit, Pace, Speech, figures
from macros.coaching.speech_phrases import Found
from macros.coaching.speech_results import Results
from macros.coaching.speech_rules import RULES
from macros.coaching.speech_text import tape
from macros.coaching.wording import listed
from macros.reading.citations import may_name
from macros.reading.library import Library
from macros.reading.model import Session

LONG = 1500
"""From so many words on a text is folded: ten minutes of speech would bury the page."""
MOST_QUOTES = 4
"""So many results are quoted; the others are counted."""
LONGEST_QUOTE = 240
"""Characters of the longest sentence that are quoted."""

_IN_SHORT = {
    "notes": "notes, not speech",
    "too-short": "too short for a pace",
    "no-seconds": "not timed, so no pace",
    "absurd": "time and text do not fit",
    "other-language": "fillers not judged in this language",
    "no-spaces": "words cannot be counted",
    "nothing-said": "no words",
}
"""The reasons in so few words that a line has room."""


class Piece(NamedTuple):
    """A few words of the line."""

    text: str
    off: bool = False
    """Whether it is short of the rule; the words say so too."""


class Spoken(NamedTuple):
    """What one text shows."""

    line: tuple[Piece, ...]
    """The figures in short."""
    facts: tuple[tuple[str, str], ...]
    """A name and what is to say about it."""
    words: int
    """How many words it has; 0 where they cannot be counted."""

    @property
    def long(self) -> bool:
        """Whether the text is better folded."""
        return self.words >= LONG


class NamedLayers(NamedTuple):
    """The layers of a walk-through by their own words against those that were told."""

    told: int
    """How many layers were told in words, and have words of their own in the packet."""
    named: int
    """How many of these are named by them."""
    unnamed: tuple[str, ...]
    """The names of those that are not."""
    besides: tuple[str, ...]
    """The names of layers that were named but not told."""


def spoken(said: str | None, seconds: int | None, library: Library) -> Spoken | None:
    """Return what a text shows that took so many seconds; None where there is no text."""
    if not said:
        return None
    shown = figures(said, seconds)
    facts = (*_facts(shown), *_names(said, library), *_unknown_facts(shown))
    return Spoken(tuple(_line(shown)), facts, shown.words or 0)


def _line(shown: Speech) -> Iterator[Piece]:
    if shown.words and shown.pace.why_not != "notes":
        yield Piece(f"{shown.words:,} word{'' if shown.words == 1 else 's'}")
    yield _pace(shown.pace)
    if shown.fillers.per_100 is not None:
        rate = shown.fillers.per_100
        yield Piece(f"{rate:g} fillers per 100" if rate else "no fillers")
    elif shown.fillers.why_not == "other-language":
        yield Piece(_IN_SHORT["other-language"])
    if shown.results.stated is not None:
        yield _result(shown.results)


def _pace(pace: Pace) -> Piece:
    if pace.why_not:
        return Piece(_IN_SHORT[pace.why_not])
    return Piece(f"{pace.per_minute} a minute, {pace.band}", off=pace.band != "in band")


def _result(results: Results) -> Piece:
    if not results.stated:
        return Piece("no result stated", off=True)
    return Piece("a result at the end" if results.at_the_end else "a result, not at the end")


def _facts(shown: Speech) -> Iterator[tuple[str, str]]:
    """Yield what is known."""
    notes = shown.pace.why_not == "notes"
    if shown.pace.band:
        yield "Pace", _pace_fact(shown.pace)
    for name, habit in (("Fillers", shown.fillers), ("Hedges", shown.hedges)):
        if habit.found is not None:
            yield name, _habit(habit)
    if shown.longest.sentence and not notes:
        sentence = shown.longest.sentence
        yield "Longest sentence", f"{sentence.words} words: “{_cut(sentence.text)}”"
    if shown.results.stated is not None:
        yield "Result", _results(shown.results)


def _names(said: str, library: Library) -> Iterator[tuple[str, str]]:
    """Yield the records and lessons that a text names."""
    if not may_name(said):
        return
    records = (record.label for record in speech_mentions.records(said, library))
    if named := [*records, *speech_mentions.lessons(said, library)]:
        yield "Names", listed(named)


def _unknown_facts(shown: Speech) -> Iterator[tuple[str, str]]:
    """Yield, once for each reason, what is not known and why."""
    for reason, names in _unknown(shown).items():
        yield "Not judged", f"{', '.join(names).capitalize()}. {RULES.reason(reason)}"


def _pace_fact(pace: Pace) -> str:
    slowest, fastest = RULES.pace.slowest, RULES.pace.fastest
    where = {
        "slow": f"slower than {slowest}",
        "in band": f"inside {slowest} to {fastest}",
        "fast": f"faster than {fastest}",
    }
    return f"{pace.per_minute} words a minute, {where[pace.band or 'in band']}"


def _habit(habit: Habit) -> str:
    """Return how many there are and which, the most frequent first."""
    found = habit.found or ()
    if not found:
        return "none"
    rate = "" if habit.per_100 is None else f", {habit.per_100:g} for each 100 words"
    return f"{len(found)}{rate}: {listed(_each(found))}"


def _each(found: tuple[Found, ...]) -> Iterator[str]:
    for text, count in Counter(one.text.lower() for one in found).most_common():
        yield f"“{' '.join(text.split())}”{f' {count} times' if count > 1 else ''}"


def _results(results: Results) -> str:
    if not results.found:
        return "none found; the lesson wants an answer to end on one"
    quotes = ", ".join(f"“{' '.join(one.text.split())}”" for one in results.found[-MOST_QUOTES:])
    more = len(results.found) - MOST_QUOTES
    before = f"{more} more, then " if more > 0 else ""
    end = "in the last third" if results.at_the_end else "but none in the last third"
    return f"{before}{quotes}, {end}, where the lesson wants it"


def _unknown(shown: Speech) -> dict[str, list[str]]:
    """Return what cannot be judged by the name of the reason."""
    found: dict[str, list[str]] = {}
    for name, reason in (
        ("pace", shown.pace.why_not),
        ("fillers and hedges", shown.fillers.why_not),
        ("longest sentence", shown.longest.why_not),
        ("result", shown.results.why_not),
    ):
        if reason:
            found.setdefault(reason, []).append(name)
    return found


def _cut(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= LONGEST_QUOTE else f"{flat[:LONGEST_QUOTE].rsplit(' ', 1)[0]} …"


def named_layers(library: Library, session: Session) -> NamedLayers | None:
    """Return the layers told against those named; None where no words of round 2 are noted."""
    told = {
        one.layer: one.said
        for one in (session.walkthrough.layers if session.walkthrough else ())
        if one.said
    }
    known = {one.id: one.name for one in library.packet.layers if one.words}
    expected = [name for name in told if name in known]
    if not expected:
        return None
    text = "\n\n".join(said for said in told.values() if said)
    found = speech_mentions.layers(tape(text), library.packet.layers)
    return NamedLayers(
        told=len(expected),
        named=sum(name in found for name in expected),
        unnamed=tuple(known[name] for name in expected if name not in found),
        besides=tuple(known[name] for name in found if name not in told),
    )
