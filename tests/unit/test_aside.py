"""A place holds the old folder or the new one, whole: after faults, kills, and others at work."""

import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from macros.rendering.aside import Aside

FILES = 40
SWAPPER = """
import sys
from itertools import count
from pathlib import Path
from macros.rendering.aside import Aside
if sys.argv[2] == "by renaming":  # as on a system that cannot exchange
    import ctypes
    ctypes.CDLL = None
for number in count():
    aside = Aside(Path(sys.argv[1]))
    for name in range(int(sys.argv[3])):
        (aside.folder / f"{name}.html").write_text(str(number))
    aside.finish()
    aside.drop()
    print(number, flush=True)
"""
"""Lets one folder after another take a place, each with one number in all of its files."""


def made(place: Path, **files: str) -> Aside:
    """Return a folder aside that holds these files."""
    aside = Aside(place)
    for name, text in files.items():
        (aside.folder / name).write_text(text, "utf-8")
    return aside


def put(place: Path, **files: str) -> None:
    """Let a folder with these files take a place."""
    aside = made(place, **files)
    aside.finish()
    aside.drop()


def held(place: Path) -> dict[str, str]:
    """Return all files below a folder, hidden ones too."""
    files = (file for file in place.rglob("*") if file.is_file())
    return {file.relative_to(place).as_posix(): file.read_text("utf-8") for file in files}


@pytest.mark.parametrize("how", ["at once", "by renaming"])
def test_kill_leaves_one_whole_folder(how: str, tmp_path: Path) -> None:
    """Killed at any moment, the files of a place are all of one making; the next one cleans up.

    Where two renames must do, a kill between them leaves no folder: the next one puts it back.
    """
    place = tmp_path / "site"
    command = [sys.executable, "-c", SWAPPER, place, how, str(FILES)]
    chance = random.Random(20261123)  # noqa: S311 - repeatable on purpose
    for _ in range(8):
        with subprocess.Popen(command, stdout=subprocess.PIPE) as swapper:
            assert swapper.stdout
            swapper.stdout.readline()
            time.sleep(chance.uniform(0, 0.05))
            swapper.kill()
        if how == "by renaming":
            Aside(place).drop()
        found = held(place)
        assert len(found) == FILES
        assert len(set(found.values())) == 1
    put(place, a="new")
    assert [one.name for one in tmp_path.iterdir()] == ["site"]


def test_killed_between_two_renames_is_mended(tmp_path: Path) -> None:
    """Where no folder was left in the place, the next one begins by putting the old one back."""
    place, left = tmp_path / "site", tmp_path / ".site.building-killed"
    put(place, a="old")
    left.mkdir()
    place.rename(left / "old")
    Aside(place).drop()
    assert held(tmp_path) == {"site/a": "old"}


def test_what_is_dropped_changes_nothing(tmp_path: Path) -> None:
    """A folder that is given up leaves the old one as it was, and nothing beside it."""
    place = tmp_path / "site"
    put(place, a="old")
    made(place, a="new").drop()
    assert held(tmp_path) == {"site/a": "old"}


def test_two_at_once_are_each_whole(tmp_path: Path) -> None:
    """One that begins while another is at work takes nothing from it; the last one stays."""
    place = tmp_path / "site"
    first, second = made(place, a="first"), made(place, b="second")
    first.finish()
    assert held(place) == {"a": "first"}
    second.finish()
    first.drop()
    second.drop()
    assert held(tmp_path) == {"site/b": "second"}


def test_hidden_entries_are_taken_along(tmp_path: Path) -> None:
    """What is hidden at the top stays, as MkDocs lets it, unless the new folder has its own."""
    place = tmp_path / "site"
    put(place, **{"a": "old", ".nojekyll": "theirs", ".domain": "theirs"})
    (place / ".git").mkdir()
    (place / ".git" / "HEAD").write_text("theirs", "utf-8")
    aside = made(place, **{".domain": "ours"})
    aside.keep_hidden()
    aside.finish()
    aside.drop()
    assert held(place) == {".nojekyll": "theirs", ".git/HEAD": "theirs", ".domain": "ours"}


def test_rights_and_links_stay(tmp_path: Path) -> None:
    """A place that others may read, or that a link leads to, is so afterwards."""
    (tmp_path / "real").mkdir(mode=0o750)
    (tmp_path / "site").symlink_to("real")
    put(tmp_path / "site", a="new")
    assert (tmp_path / "site").is_symlink()
    assert (tmp_path / "real").stat().st_mode & 0o777 == 0o750
    assert held(tmp_path / "real") == {"a": "new"}


def test_file_in_the_place_is_no_folder_to_replace(tmp_path: Path) -> None:
    """A file where the folder is wanted stays, and is told."""
    (tmp_path / "site").write_text("mine", "utf-8")
    with pytest.raises(NotADirectoryError, match="site"):
        Aside(tmp_path / "site")
    assert held(tmp_path) == {"site": "mine"}


AS_NOBODY = """
import os, sys
from pathlib import Path
from macros.rendering.aside import Aside
if os.geteuid() == 0:
    os.setuid(65534)  # nobody: root may write into any folder
"""
CLOSED = f"""{AS_NOBODY}
for number in range(2):
    aside = Aside(Path(sys.argv[1]))
    for name in range(2):
        (aside.folder / f"{{name + number}}.html").write_text(str(number))
    aside.finish()
    aside.drop()
"""
HELD_FAST = f"""{AS_NOBODY}
site = Path(sys.argv[1])
(site / "m").mkdir()
for name in "m/x", "a", "gone":
    (site / name).write_text("old")
(site / "m").chmod(0o555)  # such a folder goes nowhere else
aside = Aside(site)
(aside.folder / "m").mkdir()
for name in "m/x", "a", "b", "z":
    (aside.folder / name).write_text("new")
try:
    aside.finish()
except PermissionError as error:
    print(error.filename)
aside.drop()
(site / "m").chmod(0o755)
"""


@pytest.fixture
def closed() -> Iterator[Path]:
    """A folder that anybody may fill, in one where nothing can stand beside it."""
    with tempfile.TemporaryDirectory() as name:
        above = Path(name)
        (above / "site").mkdir()
        (above / "site").chmod(0o777)
        above.chmod(0o555)
        yield above / "site"
        above.chmod(0o755)


def ran(script: str, *arguments: str | Path) -> str:
    """Run a script, and return what it said."""
    command = [sys.executable, "-c", script, *map(str, arguments)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def test_place_in_a_closed_folder_is_filled_entry_by_entry(closed: Path) -> None:
    """Where nothing can stand beside the place, the new folder is made inside it."""
    ran(CLOSED, closed)
    assert held(closed) == {"1.html": "1", "2.html": "1"}
    assert sorted(one.name for one in closed.iterdir()) == ["1.html", "2.html"]


def test_entry_that_will_not_move_brings_all_back(closed: Path) -> None:
    """Where one entry of a place stays in it, those that had moved are put back."""
    assert ran(HELD_FAST, closed) == f"{closed}/m\n"
    assert held(closed) == {"a": "old", "gone": "old", "m/x": "old"}
    assert sorted(one.name for one in closed.iterdir()) == ["a", "gone", "m"]
