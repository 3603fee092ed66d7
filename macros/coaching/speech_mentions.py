"""What a text names: decision records, lessons, and layers of the packet."""

from collections.abc import Iterable
from functools import lru_cache

from macros.reading.citations import NAMED, RECORD
from macros.reading.library import Library
from macros.reading.model import Decision, Layer

from .speech_rules import RULES
from .speech_text import tape as tape_of
from .speech_tokens import BREAK

_Forms = tuple[str, frozenset[str], tuple[str, ...]]


def records(text: str, library: Library) -> tuple[Decision, ...]:
    """Return the records that a text names as `ADR-001`, each once, in the order named.

    A number that no record has, or that two have, names none.
    """
    named = (library.record(int(match[1])) for match in RECORD.finditer(text))
    return tuple({record.path: record for record in named if record}.values())


def lessons(text: str, library: Library) -> tuple[str, ...]:
    """Return the lessons that a text names as `W04`, each once, of those that the packet has."""
    lessons = library.packet.lessons
    return tuple([code for code in dict.fromkeys(NAMED.findall(text)) if code in lessons])


def layers(tape: str, packet_layers: Iterable[Layer]) -> tuple[str, ...]:
    """Return the ids of the layers whose words are said, bottom first.

    Whole words in any case, with an ending of the rules (socket, sockets); "write ahead log" is
    "write-ahead log". Source of the words: `words` of the packet's layers.

    Args:
        tape: all tokens of what was said.
        packet_layers: the layers, bottom first.
    """
    tape = _spaced(tape)
    said = frozenset(tape.split(" "))
    known = _known(tuple((layer.id, layer.words) for layer in packet_layers))
    return tuple(
        name
        for name, single, several in known
        if not said.isdisjoint(single) or any(form in tape for form in several)
    )


@lru_cache(maxsize=16)
def _known(words: tuple[tuple[str, tuple[str, ...]], ...]) -> tuple[_Forms, ...]:
    """Return each layer's id, its single words, and its longer forms with a space around."""
    return tuple(
        (name, *_split(form for word in each for form in _forms(word))) for name, each in words
    )


def _split(forms: Iterable[str]) -> tuple[frozenset[str], tuple[str, ...]]:
    known = tuple(forms)
    several = tuple(f" {form} " for form in known if " " in form)
    return frozenset(form for form in known if " " not in form), several


def _forms(word: str) -> tuple[str, ...]:
    """Return a packet's word as it may stand on a tape, with each ending."""
    plain = _spaced(tape_of(word)).replace(BREAK, "").strip()
    return tuple(plain + ending for ending in RULES.mentions.endings) if plain else ()


def _spaced(tape: str) -> str:
    """Return a tape with hyphens as spaces; a word holds no two in a row, nor one at its edge."""
    return tape.replace("-", " ")
