"""What a build leaves to the next one saves time, and never shows."""

import datetime as dt
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from projects import Built, Project

KEPT = Path("kept/site")
"""Where the cache lies in a project of these tests."""
CACHED = {"GREENROOM_CACHE": str(KEPT)}


@pytest.fixture
def project(make_project: Callable[..., Project]) -> Project:
    """A project that was built once with a cache, so that the cache is full."""
    made = make_project()
    made.session("2026-11-01-partner", date=dt.date(2026, 11, 1), **LINK)
    made.built(**CACHED)
    return made


LINK = {
    "kind": "partner",
    "with": "a colleague",
    "audience": "link",
    "key": "k9Xw2Qz7Lm4Tf8Rv",
    "summary": "Only with the link.",
}


def files(built: Built) -> dict[str, bytes]:
    """Return a site's files, and remove it: no build may find them."""
    found = built.bytes()
    shutil.rmtree(built.folder)
    return found


def test_cached_site_is_the_whole_one(project: Project) -> None:
    """From a full cache, from a damaged one, and after edits: the site is that of a clean build."""
    clean = files(project.built())
    kept = project.root / KEPT
    before = {file.name: file.read_bytes() for file in kept.iterdir()}
    assert len(before) > 6
    assert files(project.built(**CACHED)) == clean
    assert {file.name: file.read_bytes() for file in kept.iterdir()} == before

    damage(kept)
    assert files(project.built(**CACHED)) == clean
    assert {file.name: file.read_bytes() for file in kept.iterdir()} == before

    sample = project.read("sessions/2026-10-01-solo.yml")
    project.write("sessions/2026-09-02-solo.yml", sample.replace("2026-10-01", "2026-09-02"))
    project.replace("docs/packet.yml", "asks: Why", "asks: Why not")
    day = str(1795651200 + 3 * 86400)
    warm = files(project.built(SOURCE_DATE_EPOCH=day, **CACHED))
    assert warm == files(project.built(SOURCE_DATE_EPOCH=day))


ADDING = "def on_post_page(output, **_):\n    return output + '<!-- added -->'\n"


def test_pages_are_filled_into_another_theme(project: Project) -> None:
    """Bodies of kept files stand between what the theme says now, and nothing else of them does."""
    kept = project.root / KEPT
    said = "\nhooks: [adding.py]\ncopyright: Between.\n"
    project.write("adding.py", ADDING).write("mkdocs.yml", project.read("mkdocs.yml") + said)
    added = files(project.built(**CACHED))
    assert added["sessions/2026-10-01-solo/index.html"].endswith(b"<!-- added -->")
    before = {file: file.read_bytes() for file in kept.iterdir()}
    assert not any(b"<!-- added -->" in data for data in before.values())
    spoilt = next(file for file, data in before.items() if b"Between." in data)
    spoilt.write_bytes(before[spoilt][:-9] + b"<script>x")
    project.replace("mkdocs.yml", "copyright: Between.", "copyright: Another, longer one.")
    warm = files(project.built(**CACHED))
    assert b"Another, longer one." in warm["sessions/2026-10-01-solo/index.html"]
    assert warm == files(project.built())


def test_site_changed_in_place_is_not_taken_over(project: Project) -> None:
    """The site's files are the cache's by another name: whoever changes them has none left."""
    clean = files(project.built())
    for file in project.built(**CACHED).folder.rglob("*.*"):
        if file.is_file():
            with file.open("ab") as opened:
                opened.write(b"<script>x</script>")
    assert files(project.built(**CACHED)) == clean


@pytest.mark.parametrize(
    ("folder", "said"),
    [
        (".", "it holds something else"),
        ("sessions", "it holds something else"),
        ("docs/kept", "what lies in docs/ is published"),
        ("site", "what lies in site/ is published"),
    ],
)
def test_cache_takes_nothing_elses_place(
    folder: str, said: str, make_project: Callable[..., Project]
) -> None:
    """A folder that holds other files is not emptied, and what is kept is never published."""
    project = make_project()
    before = {file: file.read_bytes() for file in project.root.rglob("*") if file.is_file()}
    done = project.build(GREENROOM_CACHE=folder)
    assert done.code == 1
    assert done.complaints.startswith(f"ERROR   -  GREENROOM_CACHE={folder}: {said}")
    assert "Traceback" not in done.output
    assert {file: file.read_bytes() for file in project.root.rglob("*") if file.is_file()} == before


def damage(folder: Path) -> None:
    """Spoil every file in a way of its own, and leave what is no part of a cache."""
    entries = sorted(folder.iterdir())
    contents = [file.read_bytes() for file in entries]
    for at, file in enumerate(entries):
        whole = contents[at]
        spoilt = (
            whole[: len(whole) // 2],
            b"",
            whole[:-9] + b"<script>x",
            contents[at - 1],
            b"\x80\x04\x95 no pickle is read here",
        )
        file.unlink()
        if at % 6 == 5:
            file.mkdir()
        else:
            file.write_bytes(spoilt[at % 6])
    (folder / "by-somebody-else").write_text("<script>x</script>", "utf-8")


def test_cache_that_cannot_be_written_is_none(project: Project) -> None:
    """A file in the place of the folder, or of the one above it, stops no build."""
    clean = files(project.built())
    shutil.rmtree(project.root / KEPT)
    project.write(str(KEPT), "a file")
    assert files(project.built(**CACHED)) == clean
    project.remove("kept").write("kept", "a file")
    assert files(project.built(**CACHED)) == clean
