"""What one build leaves to the next."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from macros.reading.store import Store

ROOT = Path(__file__).parents[2]


def left(folder: Path, **entries: bytes) -> Store:
    """Return the store of a build that comes after one which kept these."""
    before = Store(folder)
    for name, data in entries.items():
        before.put(name, data)
    before.finish()
    return Store(folder)


def test_next_build_is_given_what_was_kept(tmp_path: Path) -> None:
    """Bytes come back as they were; what nobody asked for is gone after one more build."""
    store = left(tmp_path / "kept", used=b"\x00whole", unused=b"old")
    assert (store.get("used"), store.get("never")) == (b"\x00whole", None)
    store.finish()
    last = Store(tmp_path / "kept")
    assert (last.get("used"), last.get("unused")) == (b"\x00whole", None)


def test_build_that_breaks_off_leaves_what_was_there(tmp_path: Path) -> None:
    """Neither a dropped store nor a killed one shows; what a killed one left is removed."""
    store = left(tmp_path / "kept", page=b"good")
    assert store.get("page") == b"good"
    store.put("page", b"half")
    store.drop()
    killed = Store(tmp_path / "kept")
    killed.put("page", b"half")
    assert Store(tmp_path / "kept").get("page") == b"good"
    Store(tmp_path / "kept").drop()
    assert [path.name for path in tmp_path.iterdir()] == ["kept"]


def kept_file(folder: Path) -> tuple[Path, int]:
    """Return a file of a site that a build has kept as `page`, and its checksum."""
    before, place = Store(folder / "kept"), folder / "first"
    place.write_bytes(b"<h1>Whole</h1>")
    checksum = before.take("page", place, place.read_bytes())
    before.finish()
    return place, checksum


def test_kept_file_is_given_and_stays_for_the_build_after(tmp_path: Path) -> None:
    """It is the site's own file by a second name, and outlives the site that it comes from."""
    place, checksum = kept_file(tmp_path)
    place.unlink()
    for number in range(2):
        store, given = Store(tmp_path / "kept"), tmp_path / f"given-{number}"
        assert store.give("page", checksum, given)
        assert given.read_bytes() == b"<h1>Whole</h1>"
        assert store.whole("page", checksum) == b"<h1>Whole</h1>"
        store.finish()
    assert (tmp_path / "given-0").samefile(tmp_path / "given-1")


@pytest.mark.parametrize("spoilt", ["changed in the site", "cut", "gone", "a folder", "a link"])
def test_damaged_file_is_not_given(spoilt: str, tmp_path: Path) -> None:
    """Nor is one that was changed where the site has it, both being one file; nor is a link."""
    place, checksum = kept_file(tmp_path)
    (file,) = (tmp_path / "kept").iterdir()
    if spoilt == "changed in the site":
        place.write_bytes(b"<h1>Other</h1>")
    elif spoilt == "cut":
        file.write_bytes(b"<h1>W")
    else:
        file.unlink()
    if spoilt == "a folder":
        file.mkdir()
    elif spoilt == "a link":
        file.symlink_to(place)
    store = Store(tmp_path / "kept")
    assert not store.give("page", checksum, tmp_path / "given")
    assert store.whole("page", checksum) is None
    assert not (tmp_path / "given").exists()
    store.drop()


def test_file_in_the_way_is_left_for_the_caller(tmp_path: Path) -> None:
    """Nothing is written over, as it may be a name of something else."""
    _, checksum = kept_file(tmp_path)
    (tmp_path / "given").write_bytes(b"other")
    store = Store(tmp_path / "kept")
    assert not store.give("page", checksum, tmp_path / "given")
    assert (tmp_path / "given").read_bytes() == b"other"
    store.drop()


def test_all_depends_on_what_the_site_is_about(tmp_path: Path) -> None:
    """With another address, name or colours, nothing of before is there."""
    left(tmp_path / "kept", page=b"good").finish()
    assert Store(tmp_path / "kept", "elsewhere").get("page") is None


def copied(root: Path) -> None:
    """Give a folder the code, without what the builds of other tests keep there."""
    shutil.copytree(ROOT / "macros", root / "macros", ignore=shutil.ignore_patterns("__pycache__"))


@pytest.mark.parametrize("changed", ["code", "template", "data", "package"])
def test_other_code_has_another_version(changed: str, tmp_path: Path) -> None:
    """A changed module, template or data file, or another package, finds nothing of before."""
    copied(tmp_path)
    before = version(tmp_path)
    assert version(tmp_path) == before
    if changed == "package":
        (tmp_path / "markdown-99.dist-info").mkdir()
    else:
        path = {
            "code": "rendering/pieces.py",
            "template": "rendering/templates/session.html",
            "data": "coaching/speech_rules.json",
        }[changed]
        with (tmp_path / "macros" / path).open("a") as file:
            file.write("\n")
    assert version(tmp_path) != before


ASKED = "from macros.reading.store import version; print(version())"
ASKED_OFTEN = """
from macros.reading.store import version
print(len({version() for _ in range(50)}))
"""
OTHER_BUILDS = """
import tempfile
print("begun", flush=True)
while True:
    tempfile.TemporaryDirectory(dir="macros/rendering/__pycache__").cleanup()
"""


def version(root: Path, code: str = ASKED) -> str:
    """Return what a folder's code says it is."""
    with started(root, code) as asked:
        said, _ = asked.communicate()
    assert asked.returncode == 0
    return said


def started(root: Path, code: str) -> subprocess.Popen[str]:
    """Start a Python that has a folder's code."""
    own = os.environ | {"PYTHONPATH": str(root)}
    command = [sys.executable, "-c", code]
    return subprocess.Popen(command, cwd=root, env=own, stdout=subprocess.PIPE, text=True)


def test_builds_beside_each_other_know_their_version(tmp_path: Path) -> None:
    """What another build makes and removes just then, where Python keeps its own, is no code."""
    copied(tmp_path)
    (tmp_path / "macros/rendering/__pycache__").mkdir()
    with started(tmp_path, OTHER_BUILDS) as others:
        try:
            assert others.stdout is not None
            others.stdout.readline()
            assert version(tmp_path, ASKED_OFTEN) == "1\n"
        finally:
            others.kill()
