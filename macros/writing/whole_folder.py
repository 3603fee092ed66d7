"""A folder that is written as a whole: what stands there is the old one or the new one, complete.

A list of sums lies in it (`sha256sum --check SHA256SUMS` reads it). By it a later writing knows
that the folder holds nothing which somebody else wrote.
"""

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path

from macros.rendering.aside import Aside

SUMS = "SHA256SUMS"
_MADE_FROM_IT = {"site", ".cache"}
"""What builders of sites leave beside the configuration."""


def reason_against(folder: Path) -> str | None:
    """Return why a folder may not be replaced; None where it may: empty, not there, or our own."""
    if not folder.exists() and not folder.is_symlink():
        return None
    if not folder.is_dir() or folder.is_symlink():
        return f"{folder} is no folder; name one that is empty or not there yet"
    if not any(folder.iterdir()):
        return None
    sums = folder / SUMS
    if not sums.is_file():
        return f"{folder} is not empty and holds no export; name a folder that is empty or new"
    listed = sums.read_text("utf-8", "replace")
    if (changed := _first_difference(folder, listed)) is not None:
        return f"{folder}/{changed} is not as it was exported; name another folder, or remove it"
    return None


def _first_difference(folder: Path, listed: str) -> str | None:
    """Return the first file that was changed, added or removed since the list was written."""
    told = {path: sum_ for sum_, _, path in (line.partition("  ") for line in listed.splitlines())}
    there = {path: _sum(folder / path) for path in _files(folder)}
    return next(
        (path for path in sorted(told.keys() | there) if told.get(path) != there.get(path)), None
    )


def _files(folder: Path) -> Iterable[str]:
    for top in sorted(folder.iterdir()):
        if top.name in {SUMS, *_MADE_FROM_IT}:
            continue
        inside = (file for file in top.rglob("*") if not file.is_dir()) if top.is_dir() else (top,)
        yield from (file.relative_to(folder).as_posix() for file in inside)


def _sum(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def write_whole(folder: Path, files: Mapping[str, bytes]) -> None:
    """Put a folder with these files, and the list of their sums, in the place of what was there.

    Args:
        folder: where; `reason_against` was asked.
        files: the content of each by its path in the folder, with forward slashes.

    Raises:
        OSError: it cannot be written; what was there is still there.
    """
    aside = Aside(folder)
    try:
        for path, content in files.items():
            (aside.folder / path).parent.mkdir(parents=True, exist_ok=True)
            (aside.folder / path).write_bytes(content)
        sums = (f"{_sum(aside.folder / path)}  {path}\n" for path in sorted(files))
        (aside.folder / SUMS).write_text("".join(sums), "utf-8")
        aside.finish()
    finally:
        aside.drop()
