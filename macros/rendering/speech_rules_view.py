"""The rules of speech for the page of all rules: why each is there, and how well it does."""

from typing import NamedTuple

from macros.coaching.speech_measured import Measured, measured
from macros.coaching.speech_rules import RULES, PhraseRules, SpeechRules

from .page import Heading

HEADINGS = (
    Heading(2, "speech", "What a transcript shows"),
    Heading(3, "speech-pace", "Pace"),
    Heading(3, "speech-fillers", "Fillers"),
    Heading(3, "speech-hedges", "Hedges"),
    Heading(3, "speech-results", "Measurable results"),
    Heading(3, "speech-measured", "How well results are found"),
    Heading(3, "speech-mentions", "Records, lessons and layers"),
)
"""What `speech_rules.html` adds to a page's contents."""

_SETS = {
    "found": "Drawn from the sample sessions; labelled after the rule was finished, before it ran",
    "kept": "Written with the rule, not looked at while it was worked on",
    "tuning": "The rule was worked on with these in view",
    "all": "All of them",
}


class SpeechRulesView(NamedTuple):
    """What `speech_rules.html` prints."""

    rules: SpeechRules
    reasons: tuple[str, ...]
    """Why a figure may not be given, in words."""
    habits: tuple[tuple[str, str, PhraseRules], ...]
    """The anchor, the name and the rules of fillers and hedges."""
    found: Measured
    """How the rule for results does on sentences that it was not made for."""
    sets: tuple[tuple[str, Measured], ...]
    """What each set of labelled sentences is, and how the rule does on it."""
    everything: Measured
    """How it does on all: every miss and every mistake is listed from here."""


def speech_rules() -> SpeechRulesView:
    """Return the rules that this site was built by."""
    figures = measured()
    return SpeechRulesView(
        rules=RULES,
        reasons=tuple(map(RULES.reason, RULES.reasons)),
        habits=(
            ("speech-fillers", "Fillers", RULES.fillers),
            ("speech-hedges", "Hedges", RULES.hedges),
        ),
        found=figures["found"],
        sets=tuple((what, figures[name]) for name, what in _SETS.items()),
        everything=figures["all"],
    )
