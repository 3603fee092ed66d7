"""The same content twice: a Greenroom project, and plain Markdown pages."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from rehearsals import Facts, Rehearsals

ROOT = Path(__file__).parents[2]
SHARED = ("theme", "markdown_extensions", "extra")
"""What the plain site takes from the shipped configuration."""


def make(folder: Path, sessions: int) -> None:
    """Write `greenroom/` and `plain/` into a folder, each with so many sessions.

    The shipped sessions are among them, with the shipped records, packet and notes.
    """
    greenroom, plain = folder / "greenroom", folder / "plain"
    shutil.copytree(ROOT / "docs", greenroom / "docs")
    shutil.copytree(ROOT / "sessions", greenroom / "sessions")
    shutil.copyfile(ROOT / "mkdocs.yml", greenroom / "mkdocs.yml")
    samples = sorted((ROOT / "sessions").glob("*.yml"))
    for name, facts in Rehearsals(ROOT / "sessions").make(sessions - len(samples)):
        (greenroom / "sessions" / f"{name}.yml").write_text(_yaml(facts), "utf-8")
    _plain(greenroom, plain)


def _plain(greenroom: Path, plain: Path) -> None:
    docs = plain / "docs"
    shutil.copytree(greenroom / "docs" / "adr", docs / "adr")
    shutil.copy(greenroom / "docs" / "mock-interview-notes.md", docs)
    (docs / "sessions").mkdir()
    packet = yaml.safe_load((greenroom / "docs" / "packet.yml").read_text("utf-8"))
    asks = {question["id"]: question["asks"] for question in packet["questions"]}
    for file in (greenroom / "sessions").glob("*.yml"):
        facts = yaml.load(file.read_text("utf-8"), yaml.CSafeLoader)
        page = "\n\n".join(_session(facts, asks)) + "\n"
        (docs / "sessions" / f"{file.stem}.md").write_text(page, "utf-8")
    (docs / "packet.md").write_text("\n\n".join(_packet(packet)) + "\n", "utf-8")
    (docs / "index.md").write_text(f"# {packet['system']}\n\n{packet['pitch']}", "utf-8")
    (plain / "mkdocs.yml").write_text(_configuration(), "utf-8")


def _configuration() -> str:
    """Return a plain Material site's configuration: the shipped theme, search, and no more."""
    shipped = yaml.load((ROOT / "mkdocs.yml").read_text("utf-8"), yaml.BaseLoader)  # noqa: S506 - plain values only
    plain: dict[str, Any] = {
        "site_name": "Plain",
        "site_url": "https://rehearse.example/greenroom/",
        "not_in_nav": "/sessions/*\n/adr/*\n",
        "nav": ["index.md", "packet.md", "mock-interview-notes.md"],
        "plugins": ["search"],
        **{key: shipped[key] for key in SHARED},
    }
    plain["theme"]["font"], plain["extra"]["generator"] = False, False
    return yaml.safe_dump(plain)


class _Dumper(yaml.CSafeDumper):
    """Writes prose of several lines as people do: below a `|`."""


def _text(dumper: yaml.CSafeDumper, text: str) -> yaml.ScalarNode:
    style = "|" if "\n" in text else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style)


_Dumper.add_representer(str, _text)


def _yaml(facts: Facts) -> str:
    style: dict[str, Any] = {"sort_keys": False, "allow_unicode": True, "width": 10_000}
    # without a flow style, lists of single words stand in brackets, as in the samples
    return yaml.dump(facts, Dumper=_Dumper, default_flow_style=None, **style)


def _session(facts: Facts, asks: dict[str, str]) -> Iterator[str]:
    yield f"# {facts['date']}, {facts['kind']}"
    yield facts["summary"]
    yield from _delivery("## Warm-up", facts["warmup"])
    yield "## Round 1"
    for number, attempt in enumerate(facts["pitch"]["attempts"], start=1):
        yield from _delivery(f"### Attempt {number}", attempt)
    yield from _improvements(facts["pitch"])
    yield f"## Round 2\n\n{facts['walkthrough']['seconds']} seconds"
    for visit in facts["walkthrough"]["layers"]:
        yield from _delivery(f"### {visit['layer']}", visit)
    yield from _improvements(facts["walkthrough"])
    yield f"## Round 3\n\n{facts['defence']['seconds']} seconds"
    for answer in facts["defence"]["answers"]:
        asked = answer.get("asks") or asks[answer["question"]]
        yield from _delivery(f"### {asked}", answer)
        if "hindsight" in answer:
            yield f"**In hindsight** {answer['hindsight']}"
    yield from _improvements(facts["defence"])
    yield from _list("Held this time", facts.get("fixed"))


def _delivery(heading: str, told: Facts) -> Iterator[str]:
    """Yield one spoken piece: its time, its words, what went wrong, and what it rests on."""
    yield heading
    if "seconds" in told:
        yield f"{told['seconds']} seconds"
    if "said" in told:
        yield told["said"].strip()
    for name in ("hesitated", "forgot", "unnecessary"):
        yield from _list(name.capitalize(), told.get(name))
    rests = [*(f"ADR-{number:04}" for number in told.get("adrs", ())), *told.get("lessons", ())]
    met = [name for name, found in told.get("review", {}).items() if found]
    facts = " · ".join([*told.get("covered", ()), *rests, *met])
    if facts:
        yield f"*{facts}*"


def _improvements(done: Facts) -> Iterator[str]:
    yield from _list("To do better", [wish["text"] for wish in done.get("improvements", ())])


def _list(name: str, items: list[str] | None) -> Iterator[str]:
    if items:
        yield f"**{name}**"
        yield "\n".join(f"- {item}" for item in items)


def _packet(packet: Facts) -> Iterator[str]:
    yield "# Packet"
    for layer in packet["layers"]:
        yield f"## {layer['name']}\n\n{layer['does']}\n\n{layer['joins']}"
        yield layer.get("decision", {}).get("text", "")
    for question in packet["questions"]:
        yield f"## {question['asks']}"
        yield from _list("Points", question.get("points"))
        yield from _list("Probes", question.get("probes"))
    for story in packet["stories"]:
        yield f"## {story['title']}"
        yield "\n\n".join(story[part] for part in ("situation", "task", "action", "result"))
