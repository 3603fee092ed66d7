"""What a session's page says about words: a line, the facts, and why a figure is missing."""

import pytest
from factories import make_library, make_packet, make_session

from macros.rendering.speech_view import LONGEST_QUOTE, Spoken, named_layers, spoken

PITCH = (
    "So, um, the platform is basically a key-value store. It sort of keeps every write on two "
    "disks before the client hears yes. I think the p99 is 4.2 milliseconds."
)


def shown(said: str, seconds: int | None) -> Spoken:
    """Return what a text shows."""
    found = spoken(said, seconds, make_library())
    assert found
    return found


def line(said: str, seconds: int | None) -> str:
    """Return the line as read."""
    return ", ".join(piece.text for piece in shown(said, seconds).line)


@pytest.mark.parametrize(
    ("said", "seconds", "expected"),
    [
        ("the " * 140, 60, "140 words, 140 a minute, in band, no fillers, no result stated"),
        ("the " * 100, 60, "100 words, 100 a minute, slow, no fillers, no result stated"),
        (
            "the um " * 100,
            60,
            "200 words, 200 a minute, fast, 50 fillers per 100, no result stated",
        ),
        ("the " * 20, 60, "notes, not speech, no result stated"),
        ("Um.", 1, "1 word, too short for a pace, no result stated"),
        ("the " * 30, None, "30 words, not timed, so no pace, no fillers, no result stated"),
        ("wort " * 30, 13, "30 words, 138 a minute, in band, fillers not judged in this language"),
        ("これはサーバーです。", 10, "words cannot be counted"),
        ("… — !", 5, "no words"),
    ],
)
def test_the_line_says_the_figures_or_why_there_are_none(
    said: str, seconds: int | None, expected: str
) -> None:
    """Words, pace against the band in words, fillers, and the result; nothing that is unknown."""
    assert line(said, seconds) == expected


def test_what_is_short_of_a_rule_is_marked() -> None:
    """A slow pace and a missing result stand out, and say so in words."""
    off = [piece.text for piece in shown("the " * 100, 60).line if piece.off]
    assert off == ["100 a minute, slow", "no result stated"]


def test_facts_name_the_words_that_were_counted() -> None:
    """Fillers and hedges as said, the longest sentence, and the results with their place."""
    facts = dict(shown(PITCH, 14).facts)
    assert "“um”" in facts["Fillers"]
    assert facts["Hedges"].endswith("“i think”")
    assert facts["Longest sentence"].startswith("14 words: “It sort of keeps")
    assert facts["Result"] == "“p99 is 4.2”, in the last third, where the lesson wants it"


def test_a_reason_is_said_once_for_all_it_explains() -> None:
    """Notes have neither pace nor fillers, for one and the same reason."""
    reasons = [text for name, text in shown("the " * 20, 60).facts if name == "Not judged"]
    assert reasons == [
        "Pace, fillers and hedges. These are notes, not speech: under 60 words for each minute."
    ]


def test_a_sentence_without_end_is_cut() -> None:
    """A page quotes no more than a reader can take in."""
    facts = dict(shown("one. " + "the word " * 20_000 + ".", 18_000).facts)
    assert len(facts["Longest sentence"]) < LONGEST_QUOTE + 40


def test_fifty_thousand_words_are_folded() -> None:
    """A text of hours is there to be opened, not to be scrolled past."""
    assert shown("word " * 50_000, 18_000).long
    assert not shown("word " * 400, 180).long


def test_no_text_shows_nothing() -> None:
    """An attempt that was only timed has no line."""
    assert spoken(None, 60, make_library()) is None


def test_layers_named_are_set_against_layers_told() -> None:
    """By the packet's own words; what is told without them, and named without being told."""
    layers = [
        {"id": "sockets", "name": "Sockets", "does": "Accepts.", "words": ["socket"]},
        {"id": "raft", "name": "Consensus", "does": "Agrees.", "words": ["raft"]},
        {"id": "tls", "name": "TLS", "does": "Hides.", "words": ["TLS"]},
    ]
    told = [
        {"layer": "sockets", "said": "One socket under TLS."},
        {"layer": "raft", "said": "A leader."},
    ]
    library = make_library(packet=make_packet(layers=layers))
    found = named_layers(library, make_session(walkthrough={"layers": told}))
    assert found
    assert (found.named, found.told) == (1, 2)
    assert (found.unnamed, found.besides) == (("Consensus",), ("TLS",))
