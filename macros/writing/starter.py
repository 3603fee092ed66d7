"""A forker's first step: the example content goes, a commented starter comes."""

import shutil
import subprocess
from pathlib import Path

from macros.reading.library import PACKET_PATH, RECORDS_PATH, SESSIONS_PATH, Library
from macros.reading.notes import NOTES_PATH

_STARTER = Path(__file__).parent / "starter"
_REPLACED = (PACKET_PATH, NOTES_PATH, RECORDS_PATH, SESSIONS_PATH)


def reasons_against(library: Library) -> list[str]:
    """Return why the content may not be emptied: it is not, or not only, the example."""
    sessions = library.sessions
    unread = [str(problem) for problem in library.errors if _is_session(problem.path)]
    if not sessions and not unread:
        return ["there are no example sessions here, so nothing was emptied"]
    own = [session.path for session in sessions if not session.sample]
    reasons = [f"{path}:1: this is no example (it lacks sample: true)" for path in own]
    return (
        reasons + unread + [f"{path}:1: not committed yet" for path in _uncommitted(library.root)]
    )


def _is_session(path: str) -> bool:
    return path.startswith(f"{SESSIONS_PATH}/")


def _uncommitted(root: Path) -> list[str]:
    git = shutil.which("git")
    if not git:
        return []
    command = [git, "-C", str(root), "status", "--porcelain", "--", *_REPLACED]
    status = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - fixed words
    return [line[3:] for line in status.stdout.splitlines()]


def write_starter(root: Path) -> list[str]:
    """Empty the example content below `root`, write the starter, and return the starter's paths."""
    for folder in (RECORDS_PATH, SESSIONS_PATH):
        for file in sorted((root / folder).rglob("*.*")):
            if file.suffix in {".md", ".yml"} and not file.is_dir():
                file.unlink()
    written = []
    for file in sorted(path for path in _STARTER.rglob("*") if path.is_file()):
        target = root / file.relative_to(_STARTER)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, target)
        written.append(file.relative_to(_STARTER).as_posix())
    return written
