"""A place that is a mount, or holds one. In a name space of its own, as no test may mount here."""

import subprocess
import sys
from pathlib import Path

import pytest

UNSHARED = ("unshare", "--user", "--map-root-user", "--mount")
"""Needs no rights, where the system lets people have name spaces."""
PUT = """
import sys
from pathlib import Path
from macros.rendering.aside import Aside
try:
    aside = Aside(Path("the site"))
    for name in "a", "b":
        (aside.folder / name).mkdir()
        (aside.folder / name / "x").write_text("new")
    aside.finish()
    aside.drop()
except OSError as error:
    print(error.strerror, end="")
"""
FOLDERS = "mkdir -p 'real disk/a' && echo -n old >'real disk/a/x' && mkdir -p 'the site/a' && "


def told(script: str, folder: Path) -> str:
    """Run a script of the shell that may mount, then put a new folder in the place `the site`."""
    shell = ["sh", "-c", f'{FOLDERS} {script} && "$@"', "sh", sys.executable, "-c", PUT]
    done = subprocess.run(
        [*UNSHARED, *shell], cwd=folder, check=False, capture_output=True, text=True
    )
    assert done.stderr == ""
    return done.stdout


@pytest.fixture(autouse=True)
def _may_mount(tmp_path: Path) -> None:
    mount = [*UNSHARED, "mount", "-t", "tmpfs", "none", tmp_path]
    try:
        subprocess.run(mount, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("nothing can be mounted: unshare(1), or the right to it, is missing")


def test_mount_is_filled_entry_by_entry(tmp_path: Path) -> None:
    """A folder of the same disk that is mounted in the place cannot be renamed; it is filled."""
    assert told("mount --bind 'real disk' 'the site'", tmp_path) == ""
    files = [one for one in (tmp_path / "real disk").rglob("*") if one.is_file()]
    assert [file.read_text("utf-8") for file in files] == ["new", "new"]


@pytest.mark.parametrize(
    "outside", ["true", "mount -t tmpfs none 'the site' && mkdir 'the site/a'"]
)
def test_mount_inside_is_refused(outside: str, tmp_path: Path) -> None:
    """What is mounted inside the place could be neither moved nor replaced: nothing is touched."""
    said = told(f"{outside} && mount --bind 'real disk' 'the site/a'", tmp_path)
    place = tmp_path / "the site/a"
    assert said == f"{place} is a mount inside it: unmount that, or name another folder"
    assert (tmp_path / "real disk/a/x").read_text("utf-8") == "old"
    assert sorted(one.name for one in tmp_path.iterdir()) == ["real disk", "the site"]
