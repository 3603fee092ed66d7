"""Sessions that other processes or an earlier build have read are those that are in the files."""

import sys
from pathlib import Path
from threading import Thread

import pytest
from cases import lay_out, read_cases

from macros.reading.ahead import FEWEST_EACH
from macros.reading.library import Library
from macros.reading.one_reading import read_library
from macros.reading.store import Store

VALID = read_cases("valid")


@pytest.mark.parametrize("name", VALID)
def test_kept_session_is_the_one_in_its_file(name: str, tmp_path: Path) -> None:
    """Every way to write a session survives the JSON, to what was written and what was not."""
    lay_out(tmp_path / "first", VALID[name])
    first = Store(tmp_path / "kept")
    anew = read_library(tmp_path / "first", first)
    first.finish()
    (tmp_path / "first").rename(tmp_path / "second")  # another path: nothing is remembered
    kept = read_library(tmp_path / "second", Store(tmp_path / "kept"))
    assert repr(kept.sessions) == repr(anew.sessions)
    assert kept.problems == anew.problems


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere nothing is read beside")
def test_sessions_are_read_alike_by_several_processes(tmp_path: Path) -> None:
    """Sound files and bad ones, all at once: the same sessions, problems and lines."""
    many(tmp_path / "one", FEWEST_EACH * 2)
    many(tmp_path / "other", FEWEST_EACH * 2)
    alone: list[Library] = []
    # beside another thread no process is started
    thread = Thread(target=lambda: alone.append(read_library(tmp_path / "one")))
    thread.start()
    thread.join()
    together = read_library(tmp_path / "other")
    assert together.problems == alone[0].problems
    assert repr(together.sessions) == repr(alone[0].sessions)
    assert len(together.errors) > 2


WRONG = (
    "date: [",
    "date: 2026-01-01\nkind: nobody",
    "date: 2026-01-01\nkind: solo\nkind: solo",
)
SOUND = """date: 2026-01-01
kind: solo
summary: Number {number}.
pitch:
  attempts: [{{seconds: "1:{seconds:02}", said: A pitch.}}]
"""


def many(root: Path, sessions: int) -> Path:
    """Write so many sessions, every ninth with a problem of another kind."""
    (root / "sessions").mkdir(parents=True, exist_ok=True)
    for number in range(sessions):
        sound = SOUND.format(number=number, seconds=number % 60)
        text = WRONG[number // 9 % 3] if number % 9 == 0 else sound
        (root / f"sessions/2026-01-01-{number}.yml").write_text(text, "utf-8")
    return root
