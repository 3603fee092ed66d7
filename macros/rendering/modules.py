"""What the runner's page asks for at once: a module tells only when it is there what it needs."""

import posixpath
from collections.abc import Mapping

from .remains import REMAINS

RUNNER = ("javascripts/main.mjs", "javascripts/elements/run-page.mjs")
"""What the practice page runs: the first names the elements, one of which imports the second."""


def runner_modules(sources: Mapping[str, bytes]) -> tuple[str, ...]:
    """Return the paths of all modules that the runner's page loads before anybody touches it.

    Args:
        sources: every module of the site by its path; what is not in it is left to the browser.
    """
    found = [path for path in RUNNER if path in sources]
    for path in found:  # grows while it is walked
        folder = posixpath.dirname(path)
        for name in imports(sources[path]):
            imported = posixpath.normpath(posixpath.join(folder, name))
            if imported in sources and imported not in found:
                found.append(imported)
    return tuple(found)


def imports(source: bytes) -> tuple[str, ...]:
    """Return what a module imports and exports again, as written; not what it may import later."""
    names = REMAINS.made("imports", _imports, source).splitlines()
    return tuple(name.decode() for name in names)


def _imports(source: bytes) -> bytes:
    from .javascript import imported  # noqa: PLC0415 - the last build has left nearly all of them

    return b"\n".join(imported(source))
