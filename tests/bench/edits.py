"""What an edit costs at many sessions: until `serve` shows it, until a build has taken it in."""

import os
import re
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median
from urllib.error import URLError
from urllib.request import urlopen

from builders import Builder, environment
from measured import build

EDITS = 7
OLDER = 20
"""Of so many newest sessions the oldest is edited: others stand on both sides of it."""
PATIENCE = 600
"""Seconds after which a server has not come, or shows no edit."""


@dataclass(frozen=True)
class Shown:
    """One edit under `serve`."""

    seconds: float
    """From the save until the page that says it has arrived."""
    processor: float
    """Seconds of the server's process meanwhile."""


def edits(greenroom: Builder, folder: Path, small: Path) -> Iterator[str]:
    """Yield a sentence about `serve`, and one about a build with the cache of the last one.

    Args:
        greenroom: how Greenroom is built.
        folder: holds the largest project.
        small: holds the smallest, to compare with.
    """
    root = folder / greenroom.content
    sessions = sorted((root / "sessions").glob("*.yml"))
    shown = list(_served(root, sessions[-OLDER:][0]))
    yield (
        f"Under serve with {len(sessions):,} sessions, an edit of one is shown after "
        f"{median(one.seconds for one in shown):.2f} s ({max(one.seconds for one in shown):.2f} s "
        f"at the most of {EDITS}), of which {median(one.processor for one in shown):.2f} s are "
        "processor time; the others MkDocs waits for the file system."
    )
    with tempfile.TemporaryDirectory() as kept:
        keeping = ("env", f"GREENROOM_CACHE={kept}/site", *greenroom.command)
        first = build(replace(greenroom, command=keeping), folder)
        added = _added(sessions[-1])
        again = build(replace(greenroom, command=keeping), folder)
        added.unlink()
    least = build(greenroom, small)
    yield (
        f"After one new session, a build with the cache of the last one takes "
        f"{again.processor:.1f} s of processor time instead of {first.processor:.1f}; the project "
        f"of {small.name} sessions takes {least.processor:.1f} s."
    )


def _added(last: Path) -> Path:
    """Write a session on the same day as another, with improvements of its own."""
    text = re.sub(r"\bid: ([a-z0-9-]+), text:", r"id: \1-again, text:", last.read_text("utf-8"))
    text = re.sub(r"(?m)^fixed: .*\n(?:- .*\n)*", "", text)
    added = last.with_stem(f"{last.stem}-again")
    added.write_text(text, "utf-8")
    return added


def _served(root: Path, session: Path) -> Iterator[Shown]:
    before = session.read_text("utf-8")
    with _server(root) as (address, process):
        page = f"{address}sessions/{session.stem}/"
        _wait(page, "")
        for number in range(EDITS):
            said = f"Edit {number} of the bench"
            used, start = _processor(process), time.perf_counter()
            session.write_text(re.sub(r"(?m)^summary: .*", f"summary: {said}.", before), "utf-8")
            _wait(page, said)
            yield Shown(time.perf_counter() - start, _processor(process) - used)
    session.write_text(before, "utf-8")


@contextmanager
def _server(root: Path) -> Iterator[tuple[str, int]]:
    """Serve a project; yield its address and the number of the process."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        host = f"127.0.0.1:{free.getsockname()[1]}"
    command = [sys.executable, "-m", "mkdocs", "serve", "--quiet", "--dev-addr", host]
    own = environment() | {"GREENROOM_SITE_URL": f"http://{host}/"}
    with subprocess.Popen(command, cwd=root, env=own) as process:
        try:
            yield f"http://{host}/", process.pid
        finally:
            process.terminate()


def _wait(page: str, said: str) -> None:
    """Ask for a page until it says something.

    Raises:
        SystemExit: it never does.
    """
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        try:
            with urlopen(page, timeout=PATIENCE) as answer:  # noqa: S310 - our own server
                if said in answer.read().decode():
                    return
        except URLError:
            pass  # it is not there yet
        time.sleep(0.01)
    sys.exit(f"{page} does not say {said!r}")


def _processor(process: int) -> float:
    """Return the seconds that a process has used; 0 where the system has no such file."""
    file = Path(f"/proc/{process}/stat")
    if not file.exists():
        return 0.0
    user, system = file.read_text("utf-8").rpartition(")")[2].split()[11:13]
    return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")
