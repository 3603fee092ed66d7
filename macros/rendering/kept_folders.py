"""The last good site under `serve`: MkDocs empties the folder of the site before every build.

What is hidden it leaves alone. So all that stands there goes by a hidden name, until the build has
come to its end; where it does not, all comes back. The leaves that it need not make again are in
both: they are linked, which takes neither time nor room.
"""

import os
import shutil
from collections.abc import Iterable
from pathlib import Path

_LAST = ".last"


def put_aside(site: Path) -> None:
    """Put a site out of the way, into a hidden folder of its own.

    Raises:
        OSError: it cannot be; it stands as it did.
    """
    last = site / _LAST
    last.mkdir(parents=True)
    try:
        _move(site, last)
    except OSError:
        _move(last, site)
        last.rmdir()
        raise


def bring_along(site: Path, addresses: Iterable[str]) -> set[str]:
    """Have some pages of the site that is out of the way in the new one too.

    Args:
        site: the folder of both.
        addresses: those of the pages.

    Returns:
        The addresses of those that were there.

    Raises:
        OSError: one cannot be written.
    """
    there = {one for one in addresses if (site / _LAST / one / "index.html").is_file()}
    for address in there:
        before, page = (folder / address / "index.html" for folder in (site / _LAST, site))
        page.parent.mkdir(parents=True, exist_ok=True)
        try:
            os.link(before, page)
        except OSError:  # there are disks without links
            shutil.copyfile(before, page)
    return there


def put_back(site: Path) -> None:
    """Put the site that is out of the way back, if there is one, for what was begun instead."""
    last = site / _LAST
    if not last.is_dir():
        return
    for entry in _visible(site):
        shutil.rmtree(entry) if entry.is_dir() else entry.unlink()
    _move(last, site)
    last.rmdir()


def forget(site: Path) -> None:
    """Remove the site that is out of the way."""
    shutil.rmtree(site / _LAST, ignore_errors=True)


def _move(here: Path, there: Path) -> None:
    for entry in _visible(here):
        entry.rename(there / entry.name)


def _visible(folder: Path) -> list[Path]:
    return [entry for entry in folder.iterdir() if not entry.name.startswith(".")]
