"""Two folders change places, at once where the system can.

Linux can, on its usual file systems. Elsewhere two renames leave a moment without either.
"""

import ctypes
import errno
import os
import shutil
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
    """
    old = new.with_name(OLD)
    old.mkdir()
    wanted = {entry.name for entry in new.iterdir()}
    gone = {entry.name for entry in place.iterdir() if not entry.name.startswith(".")}
    for name in sorted(wanted | gone):
        if os.path.lexists(place / name):
            _put_away(place / name, old)
        if name in wanted:
            (new / name).rename(place / name)


def _put_away(entry: Path, old: Path) -> None:
    try:
        entry.rename(old / entry.name)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        shutil.rmtree(entry)  # an overlay renames no folder that comes from below
