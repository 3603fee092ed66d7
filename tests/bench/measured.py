"""One build, measured: time, processor time, the most memory, and what it wrote."""

import gzip
import os
import shutil
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from builders import Builder, environment

MEGABYTE = 1e6
_EARLIER = "earlier-"


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
    _put_away(root)
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


def _put_away(root: Path) -> None:
    """Move away what the last build has left: each starts without a site, as one for Pages does.

    To remove a thousand pages just before would burden the next build. For half a minute ext4 does
    not reuse what it was told to forget, and looks all through it for each new file.
    """
    earlier = Path(tempfile.mkdtemp(prefix=_EARLIER, dir=root.parent))
    for name in ("site", ".cache"):
        with suppress(FileNotFoundError):
            (root / name).rename(earlier / name)


def remove_earlier(folder: Path) -> None:
    """Remove what was moved away, once nothing is measured any more."""
    for earlier in folder.glob(f"{_EARLIER}*"):
        shutil.rmtree(earlier)


def written(site: Path) -> Written:
    """Weigh a site."""
    sizes = [file.stat().st_size for file in site.rglob("*") if file.is_file()]
    page = newest(site).read_bytes()
    return Written(len(sizes), sum(sizes), len(page), len(gzip.compress(page, 6)))


def newest(site: Path) -> Path:
    """Return the page of the newest session."""
    return max((site / "sessions").glob("[0-9]*/index.html"))
