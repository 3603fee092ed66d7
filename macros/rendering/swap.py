"""Two folders change places, at once where the system can.

Linux can, on its usual file systems. Elsewhere two renames leave a moment without either.
"""

import ctypes
import errno
import os
import shutil
from contextlib import suppress
from pathlib import Path

OLD = "old"
"""Beside the new folder: where the one that it replaces may be."""
_AT_FDCWD, _RENAME_EXCHANGE = -100, 2  # of Linux: fcntl.h and fs.h
_CANNOT_EXCHANGE = {errno.ENOSYS, errno.EINVAL, errno.EXDEV}
"""Of a system, of a file system, of a folder that comes from below in an overlay."""


def swap(new: Path, place: Path) -> None:
    """Exchange two folders: at once where the system can, else as near to it as it comes.

    Raises:
        OSError: they cannot be exchanged, and stand as they did.
    """
    try:
        _exchange(new, place)
    except OSError as error:
        if error.errno not in _CANNOT_EXCHANGE:
            raise
        _swap_by_renaming(new, place)


def _exchange(one: Path, other: Path) -> None:
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError, TypeError):
        raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS)) from None
    names = os.fsencode(one), os.fsencode(other)
    if rename(_AT_FDCWD, names[0], _AT_FDCWD, names[1], _RENAME_EXCHANGE):
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number), str(one), None, str(other))


def _swap_by_renaming(new: Path, place: Path) -> None:
    """Exchange two folders with a moment without either, which the next build mends."""
    old = new.with_name(OLD)
    try:
        place.rename(old)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        move_in(new, place)
        return
    try:
        new.rename(place)
    except OSError:
        old.rename(place)
        raise
    old.rename(new)


def move_in(new: Path, place: Path) -> None:
    """Put what a folder holds in the place of what another one holds, entry by entry.

    What was there is then beside the new folder; hidden entries without a successor stay.

    Raises:
        OSError: an entry will not move; all that were moved are back.
    """
    old = new.with_name(OLD)
    old.mkdir()
    wanted = {entry.name for entry in new.iterdir()}
    gone = {entry.name for entry in place.iterdir() if not entry.name.startswith(".")}
    moved: list[tuple[Path, Path]] = []
    try:
        for name in sorted(wanted | gone):
            if os.path.lexists(place / name):
                _move(place / name, old / name, moved)
            if name in wanted:
                _move(new / name, place / name, moved)
    except OSError as error:
        for there, here in reversed(moved):
            with suppress(OSError):  # the others, at least
                _put_back(there, here)
        raise OSError(error.errno, error.strerror or str(error), str(place / name)) from None


def _move(here: Path, there: Path, moved: list[tuple[Path, Path]]) -> None:
    try:
        here.rename(there)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        _move_by_copying(here, there, moved)
    else:
        moved.append((there, here))


def _move_by_copying(here: Path, there: Path, moved: list[tuple[Path, Path]]) -> None:
    """An overlay renames no folder that comes from below."""
    shutil.copytree(here, there, symlinks=True)
    moved.append((there, here))
    shutil.rmtree(here)


def _put_back(there: Path, here: Path) -> None:
    if here.is_dir() and not here.is_symlink():  # it was copied, and not removed to its end
        shutil.copytree(there, here, symlinks=True, dirs_exist_ok=True)
    else:
        there.rename(here)
