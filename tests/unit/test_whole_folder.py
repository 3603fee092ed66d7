"""An export takes the place of nothing but an earlier export, and never by halves."""

from collections.abc import Callable
from pathlib import Path

import pytest

from macros.writing.whole_folder import SUMS, reason_against, write_whole

FILES = {"mkdocs.yml": b"site_name: a\n", "docs/a b/index.md": b"# A\n"}


def everything(folder: Path) -> dict[str, bytes]:
    """Return all that lies in a folder."""
    files = (file for file in folder.rglob("*") if file.is_file())
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}


@pytest.fixture
def exported(tmp_path: Path) -> Path:
    """An earlier export."""
    write_whole(tmp_path / "out" / "plain", FILES)
    return tmp_path / "out" / "plain"


def test_what_is_written(exported: Path) -> None:
    """The folder holds the files and the list of their sums, with the rights of any folder."""
    (exported.parent / "other").mkdir()
    assert {path: data for path, data in everything(exported).items() if path != SUMS} == FILES
    assert len((exported / SUMS).read_text("utf-8").splitlines()) == len(FILES)
    assert exported.stat().st_mode == (exported.parent / "other").stat().st_mode


@pytest.mark.parametrize("beside", [None, "site/index.html", ".cache/x"])
def test_an_earlier_export_gives_way(beside: str | None, exported: Path) -> None:
    """What was exported, and what a generator made of it, may be replaced; nothing old stays."""
    if beside:
        (exported / beside).parent.mkdir()
        (exported / beside).write_text("made", "utf-8")
    assert reason_against(exported) is None
    write_whole(exported, {"docs/new.md": b"new"})
    assert set(everything(exported)) == {"docs/new.md", SUMS}
    assert [one.name for one in exported.parent.iterdir()] == ["plain"]


def _change(folder: Path) -> None:
    (folder / "mkdocs.yml").write_text("mine", "utf-8")


def _add(folder: Path) -> None:
    (folder / "docs/mine.md").write_text("mine", "utf-8")


def _remove(folder: Path) -> None:
    (folder / "mkdocs.yml").unlink()


def _version(folder: Path) -> None:
    (folder / ".git").mkdir()
    (folder / ".git/HEAD").write_text("mine", "utf-8")


def _unlist(folder: Path) -> None:
    (folder / SUMS).unlink()


def _mislist(folder: Path) -> None:
    (folder / SUMS).write_bytes(b"\xff\n\n  \n")


@pytest.mark.parametrize(
    ("work", "says"),
    [
        (_change, "mkdocs.yml is not as it was exported"),
        (_add, "docs/mine.md is not as it was exported"),
        (_remove, "mkdocs.yml is not as it was exported"),
        (_version, ".git/HEAD is not as it was exported"),
        (_unlist, "is not empty and holds no export"),
        (_mislist, "is not as it was exported"),
    ],
)
def test_work_is_never_overwritten(work: Callable[[Path], None], says: str, exported: Path) -> None:
    """A folder in which somebody worked since, or that was none of ours, is refused with why."""
    work(exported)
    assert says in str(reason_against(exported))


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda path: None, None),
        (lambda path: path.mkdir(), None),
        (lambda path: path.write_text("x", "utf-8"), "is no folder"),
        (lambda path: path.symlink_to(path.parent), "is no folder"),
        (lambda path: path.symlink_to("nowhere"), "is no folder"),
    ],
    ids=["nothing", "empty", "a file", "a link", "a link to nowhere"],
)
def test_where_nothing_is_lost(
    make: Callable[[Path], object], says: str | None, tmp_path: Path
) -> None:
    """What is not there, or empty, may be taken; a file or a link may not."""
    make(tmp_path / "x")
    reason = reason_against(tmp_path / "x")
    assert reason is None if says is None else says in str(reason)


@pytest.mark.parametrize("files", [{"a": b"", "a/b": b""}, {"x" * 300: b""}])
def test_what_fails_leaves_the_old(files: dict[str, bytes], exported: Path) -> None:
    """Where a file cannot be written, the earlier export stays, and nothing beside it."""
    before = everything(exported)
    with pytest.raises(OSError, match=r".+"):
        write_whole(exported, files)
    assert everything(exported) == before
    assert [one.name for one in exported.parent.iterdir()] == ["plain"]
