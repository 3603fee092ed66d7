"""A project in which every field of every file tries to be something else than text.

The attacks are `data/hostile/attacks.yml`. A handful of them stands in each field of a session, a
layer, a question, a story, a lesson and a record, the next handful in those of the next ones. The
fields are those of the shapes in `macros.reading.model`, so a new one is attacked without a word.
"""

import datetime as dt
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import yaml
from marked import Words, filled
from projects import Project
from pydantic import BaseModel

from macros.reading.model import Layer, Lesson, Packet, Question, SessionFile, Story

ATTACKS: dict[str, str] = yaml.safe_load(
    (Path(__file__).parent / "data/hostile/attacks.yml").read_text("utf-8")
)
ELSEWHERE = "elsewhere.example"
NAMES_OF_RECORDS = (
    '0103-"><img src=x onerror=pwned()>.md',
    "0104-{{ 6*7001 }}.md",
    "0105 with spaces & #hash ?query=1 100%25.md",
    "0106-ünï-عربي-🚀-\u202eturned.md",
    "javascript:pwned().md",
    "nested/0107-deep.md",
)
"""File names that some systems cannot even hold, so no data file bears them."""


def _handfuls() -> list[str]:
    """Return the attacks in as many texts as there are some that swallow what follows them."""
    last = [text for name, text in ATTACKS.items() if name.endswith("-open")]
    rest = [text for name, text in ATTACKS.items() if not name.endswith("-open")]
    return ["\n\n".join([*rest[n :: len(last)], one]) for n, one in enumerate(last)]


HANDFULS = _handfuls()


def attacked(project: Project) -> Project:
    """Fill a project with attacks, in the place of what it holds."""
    project.remove("sessions", "docs/adr")
    lists: dict[str, Any] = {"layers": [], "questions": [], "stories": [], "lessons": {}}
    for number, attack in enumerate(HANDFULS, start=1):
        named = _named(number)
        lists["layers"].append(_filled(Layer, "layer", attack, **named, id=named["layer"]))
        lists["questions"].append(
            _filled(Question, "question", attack, **named, id=f"question-{number}")
        )
        lists["stories"].append(_filled(Story, "story", attack, **named, id=named["story"]))
        lists["lessons"][named["lesson"]] = _filled(Lesson, "lesson", attack)
        _write(project, f"sessions/{_day(number)}-mentor.yml", _session(number, attack))
        project.write(f"docs/adr/{number:04}-x.md", _record(number, attack))
    for name in NAMES_OF_RECORDS:
        project.write(f"docs/adr/{name}", "## Status\n\nAccepted\n")
    everything = "\n\n".join(HANDFULS)
    packet = _filled(Packet, "packet", everything, limits=None, version=None, **lists)
    _write(project, "docs/packet.yml", packet)
    project.write("docs/mock-interview-notes.md", _notes())
    head = yaml.safe_dump({"title": everything, "description": everything})
    project.write("docs/attacked.md", f"---\n{head}---\n\n# {_line(everything)}\n\n{everything}\n")
    names = {"site_name": _line(everything), "site_description": everything}
    configuration = yaml.safe_load(project.read("mkdocs.yml"))
    return project.write("mkdocs.yml", yaml.safe_dump(configuration | names))


def _named(number: int) -> dict[str, Any]:
    """Return the references of the pieces that bear one handful to each other."""
    named = {"lesson": f"W{number:02}", "layer": f"layer-{number}", "story": f"story-{number}"}
    return {**named, "lessons": [named["lesson"]], "adr": number, "adrs": [number]}


def _day(number: int) -> dt.date:
    return dt.date(2026, 9, 1) + dt.timedelta(days=number)


def _session(number: int, attack: str) -> dict[str, Any]:
    """Return a session's facts; the last one is for those who have its link."""
    is_last = number == len(HANDFULS)
    facts = _filled(
        SessionFile,
        "session",
        attack,
        **_named(number),
        date=_day(number),
        kind="mentor",
        audience="link" if is_last else "public",
        key="k7f3q9z2m5x8w1v4" if is_last else None,
        version=None,
        question=None,
        fixed=None,
    )
    for found in _improvements(facts):
        found["id"] += f"-{number}"
    replies = facts["defence"]["answers"]
    replies += [{**replies[0], "question": f"question-{number}"}]
    del replies[1]["asks"]
    return facts


def _improvements(facts: dict[str, Any]) -> list[dict[str, Any]]:
    rounds = ("pitch", "walkthrough", "defence")
    return [one for name in rounds for one in facts[name]["improvements"]]


def _filled(model: type[BaseModel], place: str, attack: str, **given: Any) -> dict[str, Any]:
    return filled(model, _words(attack), place, given)


def _words(attack: str) -> Words:
    """Return what may stand at a place: the attack behind the place's name, an id, an address."""
    address = f"https://{ELSEWHERE}/" + re.sub(r"\s", "", attack)

    def words(place: str) -> Sequence[str]:
        return f"{place}! {attack}", place, address

    return words


def _record(number: int, attack: str) -> str:
    line = _line(attack)
    return f"# {number}. {line}\n\n- Status: {line}\n\n## {line}\n\n{attack}\n"


def _notes() -> str:
    lines = [_line(attack) for attack in HANDFULS[:-1]]  # the last session is nobody else's
    rounds = ""
    for number in (1, 2, 3):
        rounds += f"\n## Round {number}: {_line(ATTACKS['handler'])}\n"
        for n, line in enumerate(lines, start=1):
            text = line.replace("<!--", "")  # it would swallow the rounds below
            rounds += f"\n### {_day(n)}-mentor {text}\n\n{text}\n\nImprovement: {text}\n"
    return f"# Notes\n{rounds}"


def _line(text: str) -> str:
    return " ".join(text.split())


def _write(project: Project, path: str, facts: dict[str, Any]) -> None:
    project.write(path, yaml.safe_dump(facts, allow_unicode=True, sort_keys=False, width=1000))
