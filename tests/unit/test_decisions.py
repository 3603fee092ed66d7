"""Decision records: each sample under `tests/data/adr/` beside what it must give."""

import random
import time
from pathlib import Path
from typing import Any

import pytest
import yaml

from macros.reading.decisions import find, foreign_format, is_record, read_decision, resolve
from macros.reading.model import Decision

DATA = Path(__file__).parents[1] / "data" / "adr"
SETS = DATA / "sets"
SAMPLES = sorted(file for file in DATA.rglob("*.md") if SETS not in file.parents)
KINDS = ("supersedes", "superseded_by", "amends", "amended_by")


def read_sample(file: Path, path: str) -> tuple[Decision, list[str]]:
    """Return a sample's record and its problems, printed."""
    decision, problems = read_decision(path, file.read_bytes().decode())
    return decision, [str(problem) for problem in problems]


def read_set(folder: Path) -> tuple[tuple[Decision, ...], list[str]]:
    """Return a folder's records, resolved, and the problems between them, printed."""
    files = folder.rglob("*.md")
    named = [(file.relative_to(folder).as_posix(), file) for file in files]
    decisions, problems = resolve([read_sample(file, path)[0] for path, file in named])
    return decisions, sorted(str(problem) for problem in problems)


def links_of(decision: Decision, part: str) -> dict[str, list[str | None]]:
    """Return the kinds of link that a record has, each with the links' `text` or `path`."""
    found = {kind: [getattr(link, part) for link in getattr(decision, kind)] for kind in KINDS}
    return {kind: links for kind, links in found.items() if links}


@pytest.mark.parametrize("file", SAMPLES, ids=lambda f: f.relative_to(DATA).as_posix())
def test_sample(file: Path) -> None:
    """Every shape of record gives the facts, links and problems that stand beside it."""
    expected: dict[str, Any] = yaml.safe_load(file.with_suffix(".yml").read_text())
    decision, problems = read_sample(file, expected["path"])
    assert {
        "path": decision.path,
        "number": decision.number,
        "title": decision.title,
        "status": str(decision.status),
        "status_text": decision.status_text,
        "date": decision.date and decision.date.isoformat(),
        "links": links_of(decision, "text"),
        "problems": problems,
    } == {
        "links": {},
        **expected,
        "problems": [f"docs/adr/{expected['path']}:{p}" for p in expected.get("problems", [])],
    }


@pytest.mark.parametrize("folder", sorted(SETS.iterdir()), ids=lambda f: f.name)
def test_set(folder: Path) -> None:
    """Links find their records across a set, both ways, in order; the rest is said."""
    expected: dict[str, Any] = yaml.safe_load((folder / "expected.yml").read_text())
    decisions, problems = read_set(folder)
    links = {d.path: links_of(d, "path") for d in decisions}
    statuses = {d.path: str(d.status) for d in decisions}
    assert [d.path for d in decisions] == expected["order"]
    assert {path: kinds for path, kinds in links.items() if kinds} == expected["links"]
    assert expected.get("status", {}).items() <= statuses.items()
    assert problems == expected["problems"]


@pytest.mark.parametrize(
    ("reference", "paths"),
    [
        (5, ["store/0005-e.md"]),
        ("5", ["store/0005-e.md"]),
        ("0005", ["store/0005-e.md"]),
        ("ADR-5", ["store/0005-e.md"]),
        ("adr 005", ["store/0005-e.md"]),
        ("0005-e.md", ["store/0005-e.md"]),
        ("0005-E", ["store/0005-e.md"]),
        ("store/0005-e", ["store/0005-e.md"]),
        ("./store/0005-e.md#status", ["store/0005-e.md"]),
        ("20240131-g", ["20240131-g.md"]),
        ("20240131", []),
        (99, []),
        ("no-such-record", []),
        ("", []),
    ],
)
def test_find(reference: int | str, paths: list[str]) -> None:
    """A record is found by number in any writing, by file name and by path."""
    decisions, _ = read_set(SETS / "by-every-name")
    assert [decision.path for decision in find(decisions, reference)] == paths


def test_find_several() -> None:
    """Two files with one number are both found: the caller says that it is ambiguous."""
    decisions, _ = read_set(SETS / "ambiguous-number")
    assert [d.path for d in find(decisions, 1)] == ["0001-a.md", "0001-b.md"]


@pytest.mark.parametrize(
    ("path", "answer"),
    [
        ("0001-use-epoll.md", True),
        ("store/ADR-1.md", True),
        ("0007-use-a-template-engine.md", True),
        ("use-temperate-limits.md", True),
        ("index.md", False),
        ("store/README.md", False),
        ("template.md", False),
        ("0000-template.md", False),
        ("adr-template-long.md", False),
        ("001-adr-template.md", False),
        ("TEMPLATE.md", False),
        (".hidden.md", False),
        (".drafts/0001-x.md", False),
        ("0001-x.rst", False),
        ("0001-x.png", False),
        ("", False),
    ],
)
def test_is_record(path: str, answer: bool) -> None:
    """Markdown files are records, but no index, template or hidden file."""
    assert is_record(path) is answer


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("0001-x.rst", True),
        ("store/0001-x.ADOC", True),
        ("template.adoc", False),
        ("index.rst", False),
        ("0001-x.md", False),
        ("diagram.svg", False),
    ],
)
def test_foreign_format(path: str, told: bool) -> None:
    """A record in another markup gets one message that names the Markdown file to write."""
    problem = foreign_format(path)
    assert (problem is not None) is told
    assert problem is None or (problem.path == f"docs/adr/{path}" and ".md" in problem.message)


HOSTILE = [
    *("[", "<!--", "`", "*", "~", "#", "# ", "> ", "- [", "a ", " x", "---\n", "\n[", "|", "| - "),
    *("superseded by [", "superseded by ADR-1 ", "Status: accepted, ", "\nstatus: superseded by 1"),
]


@pytest.mark.parametrize("start", ["", "# T\n\n## Status\n\n", "---\nstatus: "])
@pytest.mark.parametrize("piece", HOSTILE)
def test_a_megabyte_is_read_in_time(piece: str, start: str) -> None:
    """No repetition, on one line or on many, makes reading slow: time grows with the length."""
    row = piece * (1_500 // len(piece)) + "\n"
    started = time.process_time()
    for text in (start + piece * (1_000_000 // len(piece)), start + row * 650):
        read_decision("0001-x.md", f"{text}\n---\n")
    assert time.process_time() - started < 5


def test_no_text_raises() -> None:
    """Whatever a file holds, reading ends with a record: each sample is cut and mixed at random."""
    chance = random.Random(1)  # noqa: S311  # a fixed seed, not a secret
    texts = [file.read_bytes().decode() for file in SAMPLES]
    for _ in range(1_500):
        one, other = chance.choice(texts), chance.choice(texts)
        cut = chance.randrange(len(one) + 1)
        text = one[:cut] + chance.choice(["", "\0", "]", "}", "\\", "\ud800"]) + other[cut // 2 :]
        assert read_decision("0001-x.md", text)[0].path == "0001-x.md"
