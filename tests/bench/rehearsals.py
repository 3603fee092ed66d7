"""Many sessions of realistic size, made from the shipped ones: no two say the same.

Texts that repeat would flatter whatever remembers what it has read, so each is a new mix of the
shipped sentences with other figures and other slips of the tongue. The same number of sessions is
always the same content.
"""

import datetime as dt
import random
import re
from collections.abc import Iterator
from copy import deepcopy
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

Facts = dict[str, Any]
"""One session file's data."""
Written = dict[str, list[dict[str, str]]]
"""The newest improvements of each round."""

_END = re.compile(r"(?<=[.?!])\s+")
_FIGURE = re.compile(r"(?<![\w.,-])\d{2,}(?:[.,]\d+)*(?![\w-])")
_SLIPS = ("um,", "basically", "sort of", "you know,", "I think", "actually", "maybe")
_IMPROVING = (
    "Say the {n} ms figure in the first two sentences.",
    "Name the record before the reason, and stop after {n} words.",
    "Leave {n} seconds for the layer above the storage engine.",
    "Answer in the first sentence, then give figure {n}.",
)
_ROUNDS = ("pitch", "walkthrough", "defence")
_RECENT = 8
"""So many of the newest improvements may come up again."""


class Rehearsals:
    """Makes sessions like the samples in a folder."""

    def __init__(self, samples: Path) -> None:
        self._samples = [_read(path) for path in sorted(samples.glob("*.yml"))]

    def make(self, count: int) -> Iterator[tuple[str, Facts]]:
        """Yield so many sessions by id, oldest first, one a day, the last before the samples."""
        written: Written = {name: [] for name in _ROUNDS}
        for number in range(1, count + 1):
            chance = random.Random(number)  # noqa: S311 - repeatable on purpose
            day = self._samples[0]["date"] - dt.timedelta(days=count - number + 1)
            facts = self._session(number, day, chance)
            _improve(facts, number, written, chance)
            yield f"{day}-{facts['kind']}", facts

    def _session(self, number: int, day: dt.date, chance: random.Random) -> Facts:
        """Return the `number`-th session, counted from 1, of this day."""
        facts = deepcopy(self._samples[number % len(self._samples)])
        facts["date"], facts["summary"] = day, self._told("summary", 1, chance)
        if number % 12 == 0:
            facts["kind"], facts["with"] = "interview", "a team that runs databases"
        pitch = [self._told("pitch", chance.randint(3, 4), chance) for _ in range(3)]
        for attempt in facts["pitch"]["attempts"]:
            attempt["said"] = "\n\n".join(_spoken(part, chance) for part in pitch) + "\n"
            attempt["seconds"] = chance.randint(48, 75)
            pitch[chance.randrange(3)] = self._told("pitch", 3, chance)
        for visit in facts["walkthrough"]["layers"]:
            visit["said"] = _spoken(self._told(visit["layer"], 2, chance), chance)
            visit["seconds"] = chance.randint(35, 80)
        for answer in facts["defence"]["answers"]:
            told = self._told("defence", min(6, _sentences_of(answer)), chance)
            answer["said"] = _spoken(told, chance)
            answer["seconds"] = chance.randint(55, 100)
        for name, most in (("walkthrough", 780), ("defence", 720)):
            facts[name]["seconds"] = chance.randint(480, most)
        return facts

    def _told(self, about: str, sentences: int, chance: random.Random) -> str:
        """Return so many sentences about the pitch, a layer, an answer, each with new figures."""
        pool = self._pools[about]
        picked = chance.sample(pool, min(sentences, len(pool)))
        return " ".join(_FIGURE.sub(lambda old: _other(old[0], chance), one) for one in picked)

    @cached_property
    def _pools(self) -> dict[str, list[str]]:
        """What the samples say, by what it is about, cut into sentences."""
        pools: dict[str, dict[str, None]] = {}
        for about, text in self._texts():
            pools.setdefault(about, {}).update(dict.fromkeys(_END.split(text.strip())))
        return {about: list(sentences) for about, sentences in pools.items()}

    def _texts(self) -> Iterator[tuple[str, str]]:
        for facts in self._samples:
            yield "summary", facts["summary"]
            for attempt in facts["pitch"]["attempts"]:
                yield "pitch", attempt["said"]
            for visit in facts["walkthrough"]["layers"]:
                yield visit["layer"], visit["said"]
            for answer in facts["defence"]["answers"]:
                yield "defence", answer["said"]


def _read(path: Path) -> Facts:
    facts: Facts = yaml.safe_load(path.read_text("utf-8"))
    return facts


def _sentences_of(answer: Facts) -> int:
    return len(_END.split(answer["said"].strip()))


def _other(figure: str, chance: random.Random) -> str:
    """Return a figure with other digits, of the same length."""
    first, rest = figure[0], figure[1:]
    return first + re.sub(r"\d", lambda _: str(chance.randint(0, 9)), rest)


def _spoken(text: str, chance: random.Random) -> str:
    """Return a text with a slip of the tongue here and there, as a transcript has them."""
    words = text.split(" ")
    for _ in range(len(words) // 30 + 1):
        words.insert(chance.randrange(1, len(words) + 1), chance.choice(_SLIPS))
    return " ".join(words)


def _improve(facts: Facts, number: int, written: Written, chance: random.Random) -> None:
    """Write an improvement in each round, a new one or a recent one again; others held."""
    facts["fixed"] = []
    for name, recent in written.items():
        text = _IMPROVING[number % len(_IMPROVING)].format(n=number)
        new = {"id": f"{name}-{number}", "text": text}
        one = chance.choice([*recent, *[new] * 12])
        facts["fixed"] += [old["id"] for old in recent if old != one and chance.random() < 0.1]
        facts[name]["improvements"] = [dict(one)]
        if one is new:
            recent[:] = [*recent, new][-_RECENT:]
