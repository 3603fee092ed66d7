"""The starter is a sound project of its own."""

from pathlib import Path

import pytest

from macros.reading.one_reading import read_library
from macros.writing.starter import reasons_against, write_starter

STARTER = Path(__file__).parents[2] / "macros/writing/starter"


def test_the_starter_is_sound() -> None:
    """A forker's first check has nothing to mend."""
    read = read_library(STARTER)
    assert read.problems == ()
    assert read.questions
    assert read.layers
    assert read.stories
    assert read.decisions


def test_only_the_content_goes(tmp_path: Path) -> None:
    """Pages, pictures and folders that only look like files stay."""
    kept = ["docs/mine.md", "docs/adr/picture.png", "sessions/x.txt", "sessions/folder.yml/a.txt"]
    gone = ["docs/adr/0009-x.md", "docs/adr/old/0001-y.md", "sessions/2026-11-22-solo.yml"]
    for path in (*kept, *gone):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text("x", "utf-8")
    written = write_starter(tmp_path)
    assert all((tmp_path / path).is_file() for path in (*kept, *written))
    assert not any((tmp_path / path).exists() for path in gone)


@pytest.mark.parametrize("text", [None, "date: 2026-11-22\nkind: solo\n"])
def test_what_is_no_example_is_spared(text: str | None, tmp_path: Path) -> None:
    """Where there is no example, or more than the example, there is a reason against."""
    (tmp_path / "sessions").mkdir()
    if text:
        (tmp_path / "sessions/2026-11-22-solo.yml").write_text(text, "utf-8")
    assert reasons_against(read_library(tmp_path))
