"""A project whose sessions are edited at random, each time soundly; the edits are data."""

import random
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any

import yaml
from projects import ROOT, Project

from macros.reading.one_reading import read_library

Facts = dict[str, Any]
EDITS: list[Facts] = yaml.safe_load((ROOT / "tests/data/edits.yml").read_text("utf-8"))
FIRST = "sessions/2026-10-01-solo.yml"
UNDATED = "sessions/rehearsal.yml"
"""A session whose name does not say its date: it may be held on another day."""
OTHERS = {UNDATED: "2026-09-20"} | {
    f"sessions/{day}-solo.yml": day for day in ("2026-09-02", "2026-09-14", "2026-10-12")
}
"""Sessions like the first, on other days."""


class Edited:
    """The sessions of a project of the small content, and what becomes of them."""

    def __init__(self, project: Project, seed: int) -> None:
        self._project = project
        self._chance = random.Random(seed)  # noqa: S311 - repeatable on purpose
        for path, day in OTHERS.items():
            project.write(path, project.read(FIRST).replace("2026-10-01", day))
        self._left: list[Facts] = []
        self._number = 0

    def edit(self) -> str:
        """Make one of the edits, each once before any comes again; return what it was."""
        said = ""
        while not said:
            self._left = self._left or self._chance.sample(EDITS, len(EDITS))
            said = self._edited(self._left.pop())
        return said

    def add(self) -> str:
        """Add a session like another, on a day of its own; return what was done."""
        facts = self._facts(self._chance.choice(self._paths))
        day = f"2026-{self._chance.randint(3, 11):02}-{self._counted() % 28 + 1:02}"
        facts["date"] = yaml.safe_load(day)
        return self._made({f"sessions/{day}-{self._number}.yml": facts}) or self.edit()

    def rename(self) -> str:
        """Give a session another address; return what was done."""
        old = self._chance.choice(self._paths)
        new = f"{old.removesuffix('.yml')}-{self._counted()}.yml"
        return self._made({old: None, new: self._facts(old)}) or self.edit()

    def delete(self) -> str:
        """Remove a session; return what was done."""
        return self._made({self._chance.choice(self._paths): None}) or self.edit()

    @property
    def _paths(self) -> list[str]:
        files = sorted((self._project.root / "sessions").glob("*.yml"))
        return [f"sessions/{file.name}" for file in files]

    def _facts(self, path: str) -> Facts:
        facts: Facts = yaml.safe_load(self._project.read(path))
        return facts

    def _counted(self) -> int:
        self._number += 1
        return self._number

    def _edited(self, one: Facts) -> str:
        """Make an edit in a session that has the place; return what it was, "" where none has."""
        for path in self._chance.sample(self._paths, len(self._paths)):
            number = str(self._counted())
            value = _numbered(self._chance.choice(one["to"]), number)
            facts = self._facts(path)
            found = self._place(facts, one["at"].split("."))
            if found is None:
                continue
            _put(*found, value)
            changed = {path: facts}
            if one.get("everywhere"):
                changed |= dict(self._reworded(found[0]["id"], value))
            if said := self._made(changed):
                return f"{said}: {one['at']} is {value!r}"
        return ""

    def _place(self, facts: Any, at: list[str]) -> tuple[Any, Any] | None:
        """Return what holds a place, and the key there; None where there is no such place."""
        for step, following in pairwise(at):
            if following == "+" and isinstance(facts, dict):
                facts.setdefault(step, [])
            try:
                facts = facts[self._key(facts, step)]
            except (KeyError, IndexError, TypeError):
                return None
        key = self._key(facts, at[-1])
        return None if key is None else (facts, key)

    def _key(self, facts: Any, step: str) -> Any:
        """Return a step as the key that it is there; None for no item."""
        if isinstance(facts, dict):
            return step
        if step == "+":
            return len(facts)
        places = [place for place in range(len(facts)) if step in ("*", str(place))]
        return self._chance.choice(places) if places else None

    def _reworded(self, identifier: str, text: str) -> Iterator[tuple[str, Facts]]:
        """Yield the sessions that wrote an improvement, with another text of it."""
        for path in self._paths:
            facts = self._facts(path)
            rounds = (facts.get(name, {}) for name in ("pitch", "walkthrough", "defence"))
            wrote = [one for done in rounds for one in done.get("improvements", ())]
            for one in wrote:
                one["text"] = text if one["id"] == identifier else one["text"]
            if any(one["id"] == identifier for one in wrote):
                yield path, facts

    def _made(self, changed: Mapping[str, Facts | None]) -> str:
        """Write files, and remove those without facts; unless all is as before, or unsound."""
        before = {path: self._project.read(path) for path in changed if path in self._paths}
        texts = {path: facts and _yaml(facts) for path, facts in changed.items()}
        if texts == {path: _yaml(yaml.safe_load(text)) for path, text in before.items()}:
            return ""
        self._write(texts)
        if read_library(self._project.root).errors:
            self._write({path: before.get(path) for path in changed})
            return ""
        return ", ".join(changed)

    def _write(self, texts: Mapping[str, str | None]) -> None:
        for path, text in texts.items():
            if text:
                self._project.write(path, text)
            else:
                self._project.remove(path)


def _put(holder: Any, key: Any, value: Any) -> None:
    """Put a value at a place; None takes the place away."""
    if value is not None and isinstance(holder, list):
        holder[key : key + 1] = [value]
    elif value is not None:
        holder[key] = value
    elif key in holder or isinstance(holder, list):
        del holder[key]


def _numbered(value: Any, number: str) -> Any:
    """Return a value with a number in its texts."""
    match value:
        case str():
            return value.replace("{n}", number)
        case dict():
            return {key: _numbered(one, number) for key, one in value.items()}
        case list():
            return [_numbered(one, number) for one in value]
        case _:
            return value


def _yaml(facts: Facts) -> str:
    return yaml.safe_dump(facts, sort_keys=False, allow_unicode=True)
