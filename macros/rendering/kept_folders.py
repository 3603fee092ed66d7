"""The folders of leaves under `serve`: MkDocs empties the site before every build.

What is hidden it leaves alone. So before a build they go by a hidden name, and then come back.
"""

import shutil
from collections.abc import Collection
from pathlib import Path

_HIDDEN = ".kept-"


def hide(site: Path, addresses: Collection[str]) -> None:
    """Put the folders in which so many leaves lie out of the way."""
    for parent in _parents(addresses):
        if (site / parent).is_dir():
            (site / parent).rename(site / f"{_HIDDEN}{parent}")


def show(site: Path, addresses: Collection[str], wanted: Collection[str]) -> None:
    """Bring back what `hide` put away, without what is in it beside the leaves that are wanted.

    Args:
        site: the folder of the site.
        addresses: as they were given to `hide`.
        wanted: the addresses of those that are not to be lost.
    """
    for parent in _parents(addresses):
        hidden = site / f"{_HIDDEN}{parent}"
        if not hidden.is_dir():
            continue
        for entry in list(hidden.iterdir()):
            if entry.is_dir() and f"{parent}/{entry.name}/" not in wanted:
                shutil.rmtree(entry)
            elif not entry.is_dir():
                entry.unlink()
        hidden.rename(site / parent)


def _parents(addresses: Collection[str]) -> set[str]:
    return {address.partition("/")[0] for address in addresses}
