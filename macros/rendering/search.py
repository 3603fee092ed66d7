"""The theme's search, fetched when somebody searches and not with every first visit.

The theme loads its index with each page. So the file that it loads holds no documents; they are in
another one, and a small worker in front of the theme's fetches that at the first query.
"""

import json
from pathlib import Path, PurePosixPath

from .lean import lean_script

LOADED = "search/search_index.json"
"""What the theme fetches with every page."""
INDEX_PATH = "search/index.json"
"""What is fetched at the first query."""
WORKERS = "assets/javascripts/workers/search.*.min.js"
_SOURCE = Path(__file__).parent / "templates" / "search.js"


def engine_path(worker: str) -> str:
    """Return where the theme's own worker goes, beside the one that stands in its place."""
    return str(PurePosixPath(worker).with_name("engine.min.js"))


def front_worker(worker: str) -> bytes:
    """Return the worker that stands in the place of the theme's.

    Args:
        worker: the path of the theme's own, from the site's root.
    """
    source = _SOURCE.read_text("utf-8").replace("@index@", INDEX_PATH)
    source = source.replace("@engine@", PurePosixPath(engine_path(worker)).name)
    return lean_script(source.encode())


def part_index(site: Path) -> None:
    """Move the documents of a built site's index into a file of their own; without one, do nothing.

    Args:
        site: the folder of the built site.
    """
    loaded = site / LOADED
    if not loaded.is_file():
        return
    whole = json.loads(loaded.read_text("utf-8"))
    docs = {"docs": whole.pop("docs")}
    (site / INDEX_PATH).write_text(_compact(docs), "utf-8")
    loaded.write_text(_compact(whole | {"docs": []}), "utf-8")


def _compact(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))
