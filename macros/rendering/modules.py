"""What the runner's page asks for at once: a module tells only when it is there what it needs."""

import posixpath
from collections.abc import Mapping
from functools import lru_cache

from tree_sitter import Query, QueryCursor

from .lean import JAVASCRIPT, PARSER

RUNNER = ("javascripts/main.mjs", "javascripts/elements/run-page.mjs")
"""What the practice page runs: the first names the elements, one of which imports the second."""

_FROM = Query(
    JAVASCRIPT,
    """
    (import_statement source: (string (string_fragment) @from))
    (export_statement source: (string (string_fragment) @from))
    """,
)


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


@lru_cache(maxsize=512)  # under `serve` the same files come with every build
def imports(source: bytes) -> tuple[str, ...]:
    """Return what a module imports and exports again, as written; not what it may import later."""
    found = QueryCursor(_FROM).captures(PARSER.parse(source).root_node).get("from", [])
    names = ((node.start_byte, (node.text or b"").decode()) for node in found)
    return tuple(name for _, name in sorted(names))
