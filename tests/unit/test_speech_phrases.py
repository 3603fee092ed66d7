"""Where phrases are found: looking at clues only, quickly, misses nothing."""

import random
import re
from pathlib import Path

import pytest
import yaml

from macros.coaching.speech_beginnings import PHRASES
from macros.coaching.speech_phrases import matches
from macros.coaching.speech_rules import RULES, Phrase, pattern
from macros.coaching.speech_text import Transcript, read

FOLDER = Path(__file__).parents[1] / "data" / "speech"
SAYS = [
    *(each["says"] for each in yaml.safe_load((FOLDER / "results.yml").read_text("utf-8"))),
    *(text for phrase in PHRASES.values() for text in (*phrase.counts, *phrase.not_)),
]
WORDS = [word for name in RULES.parts for word in re.findall("[a-zµ0-9]+", RULES.parts[name])]


def along(phrase: Phrase, transcript: Transcript) -> list[tuple[str, int]]:
    """Return what a phrase's pattern finds along the whole tape, and at which token."""
    found = pattern(phrase.pattern, RULES.parts).finditer(transcript.tape)
    return [(each[0], transcript.tape.count(" ", 0, each.start())) for each in found]


def mixed(seed: int) -> str:
    """Return 4,000 words that the rules know, in any order, with marks and figures between."""
    drawn = random.Random(seed)  # noqa: S311 - the same texts at every run
    written = [phrase.pattern for phrase in PHRASES.values()]
    known = [*re.findall("[a-z0-9']+", " ".join([*written, *SAYS])), *WORDS]
    other = [
        *",.?;→",
        "4.2",
        "99",
        "1.2.3.4.5.6",
        "1,000",
        "1:1",
        "5ms",
        "3x",
        "€4",
        "p99.9",
        "p9919",
        "7%",
        "umm",
        "\n\n",
        "half a million and six-byte",
        "twenty-five point two hours",
        "half ahours",
    ]
    return " ".join(drawn.choices([*known, *drawn.choices(other, k=len(known) // 2)], k=4000))


@pytest.mark.parametrize("text", [" ".join(SAYS), *map(mixed, range(6))], ids=lambda text: text[:9])
def test_clues_miss_nothing(text: str) -> None:
    """Each phrase is where its pattern, as written, finds it along the whole text, in order."""
    transcript = read(text)
    found: dict[str, list[tuple[str, int]]] = {}
    for phrase, tape, first, after in matches(transcript):
        assert after == first + tape.count(" ")
        found.setdefault(phrase.id, []).append((tape, first))
    expected = {phrase.id: along(phrase, transcript) for phrase in PHRASES.values()}
    assert found == {name: places for name, places in expected.items() if places}
