"""Whatever becomes of a build, the folder of the site holds the old site or the new one, whole."""

import random
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from projects import CONTENT, Built, Project, environment

KILLS = 5
LEAVES = 60
"""So many more sessions that processes of their own make the pages."""
PACKET = (CONTENT / "small/docs/packet.yml").read_text("utf-8")
NEW = PACKET.replace("system: ", "system: New ")
SMALL = 60_000
"""Bytes beyond which no file of a build may grow, as if the disk were full."""


@pytest.fixture(scope="module")
def project(make_project: Callable[..., Project]) -> Project:
    """A project with a site, and with files in it that are none of MkDocs'."""
    project = make_project()
    for day in range(LEAVES):
        name = f"2026-0{day // 28 + 1}-{day % 28 + 1:02}"
        project.write(f"sessions/{name}-solo.yml", f"date: {name}\nkind: solo\n")
    project.built()
    return project.write("site/.nojekyll", "")


@pytest.fixture
def edited(project: Project) -> Project:
    """That project with an edit of most pages that no build has seen yet."""
    return project.write("docs/packet.yml", NEW)


def begun(project: Project, **limits: Callable[[], None]) -> subprocess.Popen[str]:
    """Begin a build."""
    return subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "build", "--strict"],
        cwd=project.root,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        **limits,
    )


def site(project: Project) -> dict[str, bytes]:
    """Return every file where the site stands."""
    return Built(project.root / "site").bytes()


def aside(project: Project) -> list[Path]:
    """Return what stands beside the site for the sake of a build."""
    return [one for one in project.root.iterdir() if one.name.startswith(".site.")]


def refused(project: Project, **limits: Callable[[], None]) -> list[str]:
    """Build in vain: the site is as it was; return what was said beyond the ordinary."""
    before = site(project)
    with begun(project, **limits) as build:
        output, _ = build.communicate()
    assert build.returncode == 1
    assert "Traceback" not in output
    assert site(project) == before
    assert aside(project) == []
    return [line for line in output.splitlines() if line and not line.startswith("INFO")]


def test_full_disk_is_told_in_one_line(edited: Project) -> None:
    """Where a file cannot be written, one line says which and why, and the old site stands."""
    limit = (SMALL, resource.RLIM_INFINITY)
    said = refused(edited, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, limit))
    (line,) = said
    assert line.startswith(f"the site cannot be built: File too large: {edited.root}/site/")
    assert line.endswith(f"; {edited.root}/site is left as it was")


def test_closed_folder_is_told_in_one_line(edited: Project) -> None:
    """So is a place where nothing can be written; here a file stands in the way of its folder."""
    configuration = edited.read("mkdocs.yml")
    edited.write("mkdocs.yml", f"{configuration}\nsite_dir: mkdocs.yml/site\n")
    (line,) = refused(edited)
    edited.write("mkdocs.yml", configuration)
    assert line.startswith("the site cannot be built: ")
    assert "mkdocs.yml" in line


def test_warning_in_a_strict_build_leaves_the_old_site(edited: Project) -> None:
    """What MkDocs refuses at the very end, since a link leads nowhere, was never in the place."""
    practice = edited.read("docs/practice.md")
    edited.write("docs/practice.md", f"{practice}\n[Gone](gone.md)\n")
    assert "gone.md" in refused(edited)[0]
    edited.write("docs/practice.md", practice)


def test_killed_build_leaves_the_old_site_or_the_new_one(edited: Project) -> None:
    """After a kill at any moment of the writing; the next build cleans up, and keeps `.nojekyll`.

    Each build makes the one of two sites that does not stand there.
    """
    old, began = site(edited), time.monotonic()
    edited.built()
    seconds, new = time.monotonic() - began, site(edited)
    assert new.keys() == old.keys()
    assert new != old
    chance = random.Random(20261123)  # noqa: S311 - repeatable on purpose
    for _ in range(KILLS):
        standing = (old, new).index(site(edited))
        edited.write("docs/packet.yml", (PACKET, NEW)[1 - standing])
        with begun(edited) as build:
            while not aside(edited) and build.poll() is None:
                time.sleep(0.01)
            time.sleep(chance.uniform(0, seconds / 2))
            build.kill()
    assert site(edited) in (old, new)
    edited.built()
    assert aside(edited) == []
    assert ".nojekyll" in site(edited)
