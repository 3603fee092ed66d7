"""Where other file systems, or other folders, stand in for a folder: it cannot be renamed there.

Linux tells of all; elsewhere it is seen of a folder only that it lies on another device.
"""

import os
import re
from pathlib import Path

_TOLD = Path("/proc/self/mountinfo")  # proc(5): the fifth field is the place, spaces as \040


def is_mount(folder: Path) -> bool:
    """Tell whether a folder, given by its real path, is where something is mounted."""
    return os.path.ismount(folder) or folder in _mounts()


def mount_inside(folder: Path) -> Path | None:
    """Return the first place below a folder, given by its real path, where something is mounted."""
    return min((place for place in _mounts() if folder in place.parents), default=None)


def _mounts() -> set[Path]:
    try:
        lines = _TOLD.read_bytes().splitlines()
    except OSError:
        return set()
    return {Path(os.fsdecode(_OCTAL.sub(_sign, line.split(b" ")[4]))) for line in lines}


_OCTAL = re.compile(rb"\\([0-7]{3})")


def _sign(found: re.Match[bytes]) -> bytes:
    return bytes([int(found[1], 8)])
