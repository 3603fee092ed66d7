"""What `serve` builds anew after an edit is what a whole build makes."""

import random
import resource
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date
from itertools import cycle
from pathlib import Path

import pytest
from edited import EDITS as SESSION_EDITS
from edited import Edited
from projects import Project, environment

from macros.reading.one_reading import read_library
from macros.rendering.page import Leaf, Page
from macros.rendering.site import Site

REBUILDER = Path(__file__).with_name("rebuilder.py")
SEED = 20261122
DAY = date(2026, 11, 26)
EDITS = 24
"""How many edits are built in all."""
COMPARED = 6
"""After each of so many edits, the site is compared with that of a new process."""
TRIED = 2 * len(SESSION_EDITS)
"""How many edits are tried without building a site."""


class Rebuilder:
    """A process that builds one project whenever it is asked."""

    def __init__(self, root: Path, log: Path) -> None:
        self._log = log
        self.site = log.with_suffix(".site")
        self.went_in = 0
        """How many edits MkDocs was not asked to build for."""
        with log.open("w") as errors:
            self._process = subprocess.Popen(
                [sys.executable, REBUILDER, self.site],
                cwd=root,
                env=environment(),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=errors,
                text=True,
            )

    def built(self) -> dict[str, bytes]:
        """Build once more; return what `files` does."""
        answer = self._answer()
        assert answer in ("built\n", "went in\n"), self._log.read_text("utf-8")
        self.went_in += answer == "went in\n"
        return self.files()

    def files(self) -> dict[str, bytes]:
        """Return every file of the site by its path."""
        files = (file for file in self.site.rglob("*") if file.is_file())
        return {file.relative_to(self.site).as_posix(): file.read_bytes() for file in files}

    def failed(self) -> str:
        """Build once more, in vain; return what is told of it."""
        return self._answer()

    def allow(self, largest: int) -> None:
        """Let no file grow beyond so many bytes, as if the disk were full."""
        limits = (largest, resource.RLIM_INFINITY)
        resource.prlimit(self._process.pid, resource.RLIMIT_FSIZE, limits)

    def _answer(self) -> str:
        assert self._process.stdin
        assert self._process.stdout
        print(file=self._process.stdin, flush=True)
        return self._process.stdout.readline()

    def stop(self) -> None:
        """End the process."""
        self._process.communicate()


@pytest.fixture
def rebuilders(tmp_path: Path) -> Iterator[Callable[[Project], Rebuilder]]:
    """Start rebuilders, and end them after the test."""
    started: list[Rebuilder] = []

    def start(project: Project) -> Rebuilder:
        started.append(Rebuilder(project.root, tmp_path / f"{len(started)}.log"))
        return started[-1]

    yield start
    for one in started:
        one.stop()


def test_equal_inputs_make_the_same_page(make_project: Callable[..., Project]) -> None:
    """Whatever is edited in the sessions: a leaf's inputs name all that its page is made of."""
    project = make_project()
    edited, before, done = Edited(project, SEED), dict(leaves(project)), []
    comings = cycle((edited.add, edited.rename, edited.delete))
    for number in range(1, TRIED + 1):
        done.append(edited.edit() if number % 6 else next(comings)())
        after = dict(leaves(project))
        for address, (leaf, page) in after.items():
            known, shown = before.get(address, (leaf, page))
            assert leaf.inputs is not None
            assert known.inputs != leaf.inputs or shown == page, (address, done)
        before = after


def leaves(project: Project) -> Iterator[tuple[str, tuple[Leaf, Page]]]:
    """Yield each leaf with its page, by its address."""
    for leaf in Site(read_library(project.root), DAY, everything=True).leaves():
        yield leaf.address, (leaf, leaf.make())


def edits(project: Project) -> Iterator[str]:
    """Change one thing after another, each sound by itself; yield what it was."""
    sessions, chance = Edited(project, SEED), random.Random(SEED)  # noqa: S311 - repeatable

    def packet(number: int) -> str:
        text = project.read("docs/packet.yml")
        project.write("docs/packet.yml", text.replace("asks: Why", f"asks: Why ({number})", 1))
        return "the packet"

    def record(number: int) -> str:
        name = chance.choice([path.name for path in (project.root / "docs/adr").glob("0*.md")])
        text = project.read(f"docs/adr/{name}")
        project.write(f"docs/adr/{name}", text.replace("# ", f"# {number} ", 1))
        return name

    def notes(number: int) -> str:
        text = project.read("docs/mock-interview-notes.md")
        heading = "\n### 2026-10-01-solo"
        assert heading in text
        changed = text.replace(heading, f"{heading} again", 1)
        project.write("docs/mock-interview-notes.md", f"{changed}\nEdit {number}.\n")
        return "the notes"

    others = cycle((notes, packet, record))
    comings = cycle((sessions.add, sessions.rename, sessions.delete))
    for number in range(1, EDITS + 1):
        if number % 10 == 0:
            yield next(others)(number)
        elif number % 5 == 0:
            yield next(comings)()
        else:
            yield sessions.edit()


def test_rebuilt_site_is_the_whole_one(
    make_project: Callable[..., Project], rebuilders: Callable[[Project], Rebuilder]
) -> None:
    """After any edits, what is kept and what is made anew are together what one build makes."""
    project = make_project()
    lasting = rebuilders(project)
    lasting.built()
    done: list[str] = []
    for what in edits(project):
        done.append(what)
        again = lasting.built()
        if len(done) % COMPARED == 0:
            anew = rebuilders(project).built()
            assert differing(again, anew) == [], done
    assert lasting.went_in > EDITS // 2, "MkDocs builds even after an edit of a session"


@pytest.mark.skipif(sys.platform != "linux", reason="only there can another process be limited")
def test_site_is_whole_after_a_build_that_failed_half_way(
    make_project: Callable[..., Project],
    rebuilders: Callable[[Project], Rebuilder],
) -> None:
    """A full disk breaks off early, a folder in the place of a session's page at the very end.

    Either is told in one line, and the last good site stands. What a broken build has left shows
    nowhere in the next good one, even where the edit was taken back. The packet is saved as well,
    as it is, so that MkDocs builds.
    """
    project = make_project()
    session, page = "sessions/2026-10-08-partner.yml", "sessions/2026-10-12-solo/index.html"
    sound = project.read(session)
    lasting = rebuilders(project)
    before = lasting.built()

    def fails(reason: str) -> None:
        edited = sound.replace("The figure came first", "The figure came second")
        project.write(session, edited)
        project.write("docs/packet.yml", project.read("docs/packet.yml"))
        told = lasting.failed()
        assert told.startswith(f"greenroom: the site cannot be built: {reason}")
        assert told.endswith("; the last good site is served\n")
        assert differing(before, lasting.files()) == []

    lasting.allow(30_000)
    fails("File too large: ")
    lasting.allow(resource.RLIM_INFINITY)
    project.write(session, sound)
    assert differing(before, lasting.built()) == []

    project.write("sessions/2026-10-12-solo.yml", "date: 2026-10-12\nkind: solo\n")
    project.write(f"docs/{page}/in-the-way.txt", "")
    fails(f"Is a directory: {lasting.site}/{page}")
    project.remove("sessions/2026-10-12-solo.yml", "docs/sessions")
    project.write(session, sound)
    assert differing(before, lasting.built()) == []


def differing(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    """Return the paths of the files that two sites do not share."""
    return [path for path in one.keys() | other.keys() if one.get(path) != other.get(path)]
