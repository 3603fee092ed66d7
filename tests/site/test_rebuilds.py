"""What `serve` builds anew after an edit is what a whole build makes."""

import random
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
        with log.open("w") as errors:
            self._process = subprocess.Popen(
                [sys.executable, REBUILDER],
                cwd=root,
                env=environment(),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=errors,
                text=True,
            )

    def built(self, folder: Path) -> dict[str, bytes]:
        """Build once more; return every file of the site by its path."""
        assert self._process.stdin
        assert self._process.stdout
        print(folder, file=self._process.stdin, flush=True)
        assert self._process.stdout.readline() == "built\n", self._log.read_text("utf-8")
        files = (file for file in folder.rglob("*") if file.is_file())
        return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}

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
            assert again.keys() == anew.keys(), done
            assert not [path for path in anew if again[path] != anew[path]], done
