"""A session that an earlier build has found sound is told again as soon as it is not."""

from pathlib import Path

import pytest

from macros.reading.one_reading import read_library
from macros.reading.store import Store

CITING = """date: 2026-01-01
kind: solo
defence:
  answers:
    - asks: Why?
      said: As ADR-0001 says.
      adrs: [1]
"""
PACKET = "system: A store\npitch: Fast."
RECORD = "# 1. Log first\n\n## Status\n\nAccepted\n"
REPLACED = RECORD.replace("Accepted", "Superseded by [2](0002-tree.md)")


def told(root: Path, **edits: str) -> list[str]:
    """Return what a build tells that takes over from the last one, after edits."""
    files = {
        "session": "sessions/2026-01-01-solo.yml",
        "packet": "docs/packet.yml",
        "record": "docs/adr/0001-log.md",
        "notes": "docs/mock-interview-notes.md",
    }
    for name, text in edits.items():
        (root / files[name]).parent.mkdir(parents=True, exist_ok=True)
        (root / files[name]).write_text(text, "utf-8")
    store = Store(root / "kept")
    problems = read_library(root, store).problems
    store.finish()
    return [problem.message for problem in problems if problem.path == files["session"]]


def begun(root: Path) -> None:
    """Leave what a first build without problems leaves."""
    notes = "## Round 1\n\n## Round 2\n\n## Round 3\n"
    assert told(root, session=CITING, packet=PACKET, record=RECORD, notes=notes) == []


def again(root: Path, name: str) -> Path:
    """Return the project in another place, where nothing of it is remembered."""
    return root.rename(root.with_name(name))


@pytest.mark.parametrize(
    ("edited", "text", "wanted"),
    [
        ("session", CITING.replace("[1]", "[7]"), 'no record "7"'),
        ("session", CITING.replace("asks: Why?", "question: why"), "why"),
        ("record", REPLACED, "is superseded"),
    ],
)
def test_edit_of_either_side_is_checked(
    edited: str, text: str, wanted: str, tmp_path: Path
) -> None:
    """Another session, or another record: what was sound with the old one is looked at again."""
    (tmp_path / "first").mkdir()
    begun(tmp_path / "first")
    problems = told(again(tmp_path / "first", "second"), **{edited: text})
    assert any(wanted in problem for problem in problems)
    assert told(again(tmp_path / "second", "third")) == problems  # nor is a finding forgotten
