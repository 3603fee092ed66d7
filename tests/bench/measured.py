"""One build, measured: time, processor time, the most memory, and what it wrote."""

import gzip
import os
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from builders import Builder, environment

MEGABYTE = 1e6


@dataclass(frozen=True)
class Build:
    """What one build cost."""

    seconds: float
    processor: float
    """Seconds of all its processes together."""
    memory: int
    """Bytes that its largest process held at once."""


@dataclass(frozen=True)
class Written:
    """What a build left."""

    files: int
    size: int
    """Bytes of all files."""
    page: int
    """Bytes of the HTML of the newest session."""
    page_packed: int
    """The same as it travels, by gzip."""


def build(builder: Builder, folder: Path) -> Build:
    """Build into an empty `site/`.

    Raises:
        SystemExit: with what the builder said, where it fails.
    """
    root = folder / builder.content
    shutil.rmtree(root / "site", ignore_errors=True)
    shutil.rmtree(root / ".cache", ignore_errors=True)
    log = root / "build.log"
    start = time.perf_counter()
    with log.open("wb") as said:
        process = subprocess.Popen(
            builder.command, cwd=root, env=environment(), stdout=said, stderr=said
        )
        _, status, used = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{builder.name} failed:\n{log.read_text('utf-8')}")
    unit = 1 if sys.platform == "darwin" else 1024  # getrusage(2): kilobytes, but on macOS
    return Build(seconds, used.ru_utime + used.ru_stime, used.ru_maxrss * unit)


def written(site: Path) -> Written:
    """Weigh a site."""
    sizes = [file.stat().st_size for file in site.rglob("*") if file.is_file()]
    page = newest(site).read_bytes()
    return Written(len(sizes), sum(sizes), len(page), len(gzip.compress(page, 6)))


def newest(site: Path) -> Path:
    """Return the page of the newest session."""
    return max((site / "sessions").glob("[0-9]*/index.html"))
