"""The only reader of a project's folder: each file once; what cannot be read becomes a Problem."""

import os
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from stat import S_ISREG

from .problems import Problem, printable
from .remembered import for_later
from .source import LARGEST_BYTES, decode


class Disk:
    """One pass over a folder."""

    def __init__(self, root: Path) -> None:
        """Take the folder that holds `docs/` and `sessions/`."""
        self.root = root
        self.texts: dict[str, str] = {}
        """What was read, by path from the root."""
        self.problems: list[Problem] = []
        """What could not be."""

    def text(self, path: str) -> str | None:
        """Return a file's text, or None with the reason among the problems."""
        shown = printable(path)
        try:
            raw = _bytes(f"{self.root}/{path}")
        except OSError as error:
            self.problems.append(Problem(shown, 1, f"cannot be read: {error.strerror or error}"))
            return None
        name = (self.root, path, "text")
        text, problems = for_later(name, (raw,), partial(decode, shown, raw))
        self.problems += problems
        if problems:
            return None
        self.texts[path] = text
        return text

    def may_hold(self, path: str) -> bool:
        """Tell whether a file exists, or stands where nobody may look: reading it then says why."""
        try:
            return (self.root / path).exists()
        except OSError:
            return True

    def names(self, folder: str) -> list[str]:
        """Return what lies in a folder, hidden things left out; no folder is an empty one."""
        try:
            names = [item.name for item in (self.root / folder).iterdir()]
        except FileNotFoundError:
            return []
        except OSError as error:
            message = f"the folder cannot be read: {error.strerror or error}"
            self.problems.append(Problem(folder, 1, message))
            return []
        return sorted(name for name in names if not name.startswith("."))

    def is_folder(self, path: str) -> bool:
        """Tell a folder from all else; a link to a folder is none, as it may lead back up."""
        try:
            return (self.root / path).is_dir() and not (self.root / path).is_symlink()
        except OSError:
            return False

    def paths_below(self, folder: str) -> Iterator[str]:
        """Yield the files below a folder, with forward slashes, sorted."""
        for name in self.names(folder):
            if self.is_folder(f"{folder}/{name}"):
                yield from (f"{name}/{path}" for path in self.paths_below(f"{folder}/{name}"))
            else:
                yield name


def _bytes(path: str) -> bytes:
    """Return at most one byte more than a readable file has.

    Raises:
        OSError: where it is no plain file, or may not be read.
    """
    if not S_ISREG(os.stat(path).st_mode):  # noqa: PTH116 - there are thousands: no Path for each
        raise OSError(None, "it is a folder or a device; a plain file is wanted")
    with open(path, "rb") as opened:  # noqa: PTH123
        return opened.read(LARGEST_BYTES + 1)
