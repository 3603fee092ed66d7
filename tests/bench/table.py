"""The figures as one Markdown table, with what the machine is and how noisy the run was."""

import os
import platform
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from statistics import median

from measured import MEGABYTE, Build, Written
from visits import Visit

BASE = "plain Material"
HEAD = (
    *("sessions", "built by", "seconds", "spread", f"÷ {BASE}", "processor s", "÷"),
    *("peak MB", "files", "written MB", "session page KB (gzip)"),
    *("first visit KB: home, session", "search adds KB"),
)


@dataclass(frozen=True)
class Row:
    """All that was measured of one builder at one size."""

    sessions: int
    name: str
    builds: Sequence[Build]
    """One for each round, in order."""
    base: Sequence[Build]
    """What plain Material took in the same rounds."""
    written: Written
    visits: Sequence[Visit]
    """Of home and of the newest session; empty where there is no theme to visit."""


def cells(row: Row) -> Iterator[str]:
    """Yield a row's cells, in the order of HEAD."""
    times = [build.seconds for build in row.builds]
    # each build is set against the one that ran beside it, so that a slow minute cancels out
    pairs = list(zip(row.builds, row.base, strict=True))
    yield f"{row.sessions:,}"
    yield row.name
    yield f"{median(times):.1f}"
    yield f"±{(max(times) - min(times)) / 2 / median(times):.0%}"
    yield f"{median(build.seconds / base.seconds for build, base in pairs):.2f}"
    yield f"{median(build.processor for build in row.builds):.1f}"
    yield f"{median(build.processor / base.processor for build, base in pairs):.2f}"
    yield f"{max(build.memory for build in row.builds) / MEGABYTE:.0f}"
    yield f"{row.written.files:,}"
    yield f"{row.written.size / MEGABYTE:.1f}"
    yield f"{row.written.page / 1000:.0f} ({row.written.page_packed / 1000:.1f})"
    yield ", ".join(f"{visit.page / 1000:.0f}" for visit in row.visits) or "–"
    found = [visit.search for visit in row.visits[-1:] if visit.search is not None]
    yield f"{found[0] / 1000:.0f}" if found else "–"


def line(values: Sequence[str]) -> str:
    """Return one line of the table."""
    return f"| {' | '.join(values)} |"


def machine() -> str:
    """Say what the figures were measured on."""
    names = (one.partition(":")[2].strip() for one in _processor() if one.startswith("model name"))
    name = next(names, platform.processor() or platform.machine())
    packages = ", ".join(f"{one} {version(one)}" for one in ("mkdocs", "mkdocs-material"))
    load = os.getloadavg()[0]
    return (
        f"{name}, {os.cpu_count()} processors (load {load:.1f}), {platform.system()} "
        f"{platform.release()}, Python {platform.python_version()}, {packages}"
    )


def _processor() -> list[str]:
    file = Path("/proc/cpuinfo")
    return file.read_text("utf-8").splitlines() if file.exists() else []
