"""A folder is made aside, hidden beside its place, and takes that place when it is whole.

So its place holds the old one or the new one, whatever becomes of what makes it: a full disk, a
fault, a kill. What a killed one leaves behind is cleaned up by the next.

Where the place itself cannot be renamed, as it is a mount or lies in somebody else's folder, the
new one is made inside it, and what it holds is exchanged entry by entry at the end; where an entry
will not move, all are put back. A kill in those milliseconds is the one that can leave a mixture.

A place that holds a mount is refused: what is mounted there could be neither moved nor replaced.
"""

import errno
import os
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path

from .mounts import is_mount, mount_inside
from .swap import OLD, move_in, swap

try:
    import fcntl
except ImportError:  # on Windows: two builds at once are not told apart there
    fcntl = None  # type: ignore[assignment]

_NEW = "new"
_HOW_WITHOUT = "unmount that, or name another folder"


class Aside:
    """A folder that is being made, and the place that it will take."""

    def __init__(self, place: Path) -> None:
        """Clean up after those who were killed, and begin an empty folder.

        Args:
            place: where the folder is wanted; a link is followed.

        Raises:
            OSError: nothing can be written there; what stands there is untouched.
        """
        self.place = Path(os.path.realpath(place))
        self.place.parent.mkdir(parents=True, exist_ok=True)
        if self.place.exists() and not self.place.is_dir():
            raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(place))
        if mount := mount_inside(self.place):
            raise OSError(errno.EBUSY, f"{mount} is a mount inside it: {_HOW_WITHOUT}")
        self._inside = self.place.is_dir() and not _can_be_renamed(self.place)
        where = self.place if self._inside else self.place.parent
        self._prefix = f".{self.place.name}.building-"
        for left in [one for one in where.iterdir() if one.name.startswith(self._prefix)]:
            self._clean(left)
        self._around, self._lock = _begun(where, self._prefix)
        self.folder = self._around / _NEW
        """Where to write."""
        self.folder.mkdir()
        if self.place.is_dir():
            self.folder.chmod(self.place.stat().st_mode)

    def _clean(self, left: Path) -> None:
        """Remove what is left of a build, unless it still goes on."""
        with suppress(OSError):
            lock = _locked(left, wait=False)
            if not self.place.exists() and (left / OLD).is_dir():
                (left / OLD).rename(self.place)  # it was killed between two renames
            shutil.rmtree(left, ignore_errors=True)
            _unlock(lock)

    def keep_hidden(self) -> None:
        """Take along the hidden files at the top of the old one, as `.git`, which nobody makes."""
        for entry in self.place.glob(".*") if self.place.is_dir() else ():
            target = self.folder / entry.name
            if entry.name.startswith(self._prefix) or target.exists():
                continue
            if entry.is_dir() and not entry.is_symlink():
                shutil.copytree(entry, target, symlinks=True)
            else:
                shutil.copy2(entry, target, follow_symlinks=False)

    def finish(self) -> None:
        """Let the folder take its place; the old one is then aside.

        Raises:
            OSError: it cannot; the old one is still in its place.
        """
        if not self.place.exists():
            self.folder.rename(self.place)
        elif self._inside:
            move_in(self.folder, self.place)
        else:
            swap(self.folder, self.place)

    def drop(self) -> None:
        """Remove all that is aside: what was not finished, or else the old one."""
        shutil.rmtree(self._around, ignore_errors=True)
        lock, self._lock = self._lock, None
        _unlock(lock)


def _can_be_renamed(place: Path) -> bool:
    return not is_mount(place) and os.access(place.parent, os.W_OK)


def _begun(where: Path, prefix: str) -> tuple[Path, int | None]:
    """Return a new folder, and the lock by which others know that it is in use."""
    while True:
        around = Path(tempfile.mkdtemp(prefix=prefix, dir=where))
        with suppress(FileNotFoundError):  # somebody took it for a leftover just now
            around.chmod(0o755)
            lock = _locked(around)
            if around.exists():
                return around, lock
            _unlock(lock)


def _locked(folder: Path, *, wait: bool = True) -> int | None:
    """Return what holds a folder, as long as this process or a child of it has it open.

    Raises:
        BlockingIOError: another one holds it, and this one would not wait.
    """
    if fcntl is None:
        return None
    lock = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(lock)
        raise
    return lock


def _unlock(lock: int | None) -> None:
    if lock is not None:
        os.close(lock)
