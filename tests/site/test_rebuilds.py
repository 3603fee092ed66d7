"""What `serve` builds anew after an edit is what a whole build makes."""

import random
import resource
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from projects import Project, environment

REBUILDER = Path(__file__).with_name("rebuilder.py")
EDITS = 24
"""How many edits in all."""
COMPARED = 6
"""After each of so many edits, the site is compared with that of a new process."""


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

    def built(self, folder: Path) -> dict[str, bytes]:
        """Build once more; return every file of the site by its path."""
        answer = self._answer(folder)
        assert answer in ("built\n", "went in\n"), self._log.read_text("utf-8")
        self.went_in += answer == "went in\n"
        files = (file for file in folder.rglob("*") if file.is_file())
        return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}

    def failed(self) -> str:
        """Build once more, in vain; return what is told of it."""
        return self._answer("nowhere")

    def allow(self, largest: int) -> None:
        """Let no file grow beyond so many bytes, as if the disk were full."""
        limits = (largest, resource.RLIM_INFINITY)
        resource.prlimit(self._process.pid, resource.RLIMIT_FSIZE, limits)

    def _answer(self, folder: Path | str) -> str:
        assert self._process.stdin
        assert self._process.stdout
        print(folder, file=self._process.stdin, flush=True)
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


def edits(project: Project, chance: random.Random) -> Iterator[str]:  # noqa: C901 - a list of edits
    """Change one thing after another, each sound by itself; yield what it was."""
    sample = project.read("sessions/2026-10-01-solo.yml")
    added: list[str] = []

    def add(number: int) -> None:
        day = f"2026-0{chance.randint(1, 9)}-{number + 1:02}"
        name = f"sessions/{day}-solo.yml"
        text = sample.replace("2026-10-01", day)
        for one in ("figure-first", "say-the-joint", "record-first"):
            text = text.replace(
                f"id: {one}, text: ", f"id: {one}-{number % 3}, text: {number % 3} "
            )
        project.write(name, text)
        added.append(name)

    def edit(number: int) -> None:
        name = chance.choice([*added, "sessions/2026-10-01-solo.yml"])
        project.write(name, f"{project.read(name).rstrip()}\nsummary: Edit {number}.\n")

    def rename(number: int) -> None:
        old = added.pop(chance.randrange(len(added)))
        text = project.read(old)
        project.remove(old)
        added.append(old.replace("-solo.yml", f"-solo-{number}.yml"))
        project.write(added[-1], text)

    def delete(number: int) -> None:
        project.remove(added.pop(chance.randrange(len(added))))

    def private(number: int) -> None:
        name = chance.choice(added)
        project.write(name, f"{project.read(name).rstrip()}\naudience: private\n")

    def packet(number: int) -> None:
        text = project.read("docs/packet.yml")
        project.write("docs/packet.yml", text.replace("asks: Why", f"asks: Why ({number})", 1))

    def record(number: int) -> None:
        name = chance.choice([path.name for path in (project.root / "docs/adr").glob("0*.md")])
        text = project.read(f"docs/adr/{name}")
        project.write(f"docs/adr/{name}", text.replace("# ", f"# {number} ", 1))

    def notes(number: int) -> None:
        text = project.read("docs/mock-interview-notes.md")
        heading = "\n### 2026-10-01-solo"
        assert heading in text
        changed = text.replace(heading, f"{heading} again", 1)
        project.write("docs/mock-interview-notes.md", f"{changed}\nEdit {number}.\n")

    kinds = (add, edit, edit, rename, delete, private, packet, record, notes)
    for number in range(EDITS):
        kind = chance.choice(kinds) if number > 3 else add
        kind = kind if len(added) > 1 else add
        kind(number)
        yield f"{number}: {kind.__name__}"


def test_rebuilt_site_is_the_whole_one(
    make_project: Callable[..., Project],
    rebuilders: Callable[[Project], Rebuilder],
    tmp_path: Path,
) -> None:
    """After any edits, what is kept and what is made anew are together what one build makes."""
    project = make_project()
    lasting = rebuilders(project)
    done: list[str] = []
    for what in edits(project, random.Random(20261122)):  # noqa: S311 - repeatable on purpose
        done.append(what)
        again = lasting.built(tmp_path / f"again-{len(done)}")
        if len(done) % COMPARED == 0:
            anew = rebuilders(project).built(tmp_path / f"anew-{len(done)}")
            assert differing(again, anew) == [], done
    assert lasting.went_in > EDITS // 2, "MkDocs builds even after an edit of a session"


@pytest.mark.skipif(sys.platform != "linux", reason="only there can another process be limited")
def test_site_is_whole_after_a_build_that_failed_half_way(
    make_project: Callable[..., Project],
    rebuilders: Callable[[Project], Rebuilder],
    tmp_path: Path,
) -> None:
    """A full disk breaks off early, an obstacle in the place of a session's page at the very end.

    Either is told in one line, and what a broken build has left shows nowhere in the next good one,
    even where the edit was taken back. The packet is saved as well, as it is, so that MkDocs builds
    at once: else it would begin from nothing, for the obstacle.
    """
    project = make_project()
    session, page = "sessions/2026-10-08-partner.yml", "sessions/2026-10-08-partner/index.html"
    sound = project.read(session)
    edited = sound.replace("The figure came first", "The figure came second")
    lasting = rebuilders(project)
    before = lasting.built(tmp_path / "before")

    project.write(session, edited)
    lasting.allow(30_000)
    assert lasting.failed().startswith("the site cannot be built: File too large: ")
    lasting.allow(resource.RLIM_INFINITY)
    project.write(session, sound)
    assert differing(before, lasting.built(tmp_path / "after-early")) == []

    project.write(session, edited)
    project.write("docs/packet.yml", project.read("docs/packet.yml"))
    (lasting.site / page).unlink()
    (lasting.site / page).mkdir()
    assert lasting.failed() == f"the site cannot be built: Is a directory: {lasting.site / page}\n"
    project.write(session, sound)
    assert differing(before, lasting.built(tmp_path / "after-late")) == []


def differing(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    """Return the paths of the files that two sites do not share."""
    return [path for path in one.keys() | other.keys() if one.get(path) != other.get(path)]
