"""The theme's search, fetched when somebody searches and not with every first visit.

The theme loads its index with each page. So the file that it loads holds no documents; they are in
another one, and a small worker in front of the theme's fetches that at the first query.

The theme reads the words of the pages that somebody wrote. Those of generated pages are said by
`Page.found`: chosen from the library, they are a few, and no page's HTML is parsed for them again.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from html import escape
from pathlib import Path, PurePosixPath
from typing import Any

from macros.coaching.plain import cut
from macros.reading.remembered import for_later

from .lean import lean_script
from .page import Found, Page

LOADED = "search/search_index.json"
"""What the theme fetches with every page."""
INDEX_PATH = "search/index.json"
"""What is fetched at the first query."""
WORKERS = "assets/javascripts/workers/search.*.min.js"
LONGEST = 1000
"""Characters of a title or paragraph; what comes after is not found."""
Document = dict[str, Any]
"""One result as the theme wants it: location, and title and text as HTML; a `boost` is a weight."""
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


def write_index(site: Path, pages: Iterable[Page], titles: Mapping[str, str]) -> None:
    """Move a built site's index into a file of its own, with what the search finds of some pages.

    A site whose theme has written no index is left without.

    Args:
        site: the folder of the built site.
        pages: the generated ones, oldest first; of equal results the newest then comes first. One
            that the theme has read, as it has an author's introduction, is left as it was read.
        titles: what a page is called among the results instead of by its heading, by its address;
            plain text.
    """
    loaded = site / LOADED
    if not loaded.is_file():
        return
    whole = json.loads(loaded.read_text("utf-8"))
    docs = [_retitled(document, titles) for document in whole.pop("docs")]
    read = {document["location"] for document in docs}
    texts = [_compact(document) for document in docs]
    for page in reversed([page for page in pages if page.address not in read]):
        inputs = (page.title, page.description, page.toc, page.found)
        texts += for_later(("found", page.address), inputs, partial(_texts, page))
    (site / INDEX_PATH).write_text(f'{{"docs":[{",".join(texts)}]}}', "utf-8")
    loaded.write_text(_compact(whole | {"docs": []}), "utf-8")


def _retitled(document: Document, titles: Mapping[str, str]) -> Document:
    title = titles.get(document["location"])
    return document | {"title": _text(title)} if title else document


def _texts(page: Page) -> list[str]:
    """Return what is found of a page as the index says it."""
    return [_compact(document) for document in _documents(page)]


def _documents(page: Page) -> Iterator[Document]:
    for one in _outline(page) if page.found is None else page.found:
        location = f"{page.address}#{one.anchor}" if one.anchor else page.address
        text = "".join(f"<p>{_text(text)}</p>" for text in one.texts)
        document: Document = {"location": location, "title": _text(one.title), "text": text}
        yield document if one.weight == 1 else document | {"boost": one.weight}


def _outline(page: Page) -> Iterator[Found]:
    yield Found("", page.title, (page.description,))
    for heading in page.toc:
        yield Found(heading.id, heading.text)


def _text(text: str) -> str:
    """Return plain text as the theme prints it, which is as HTML."""
    return escape(cut(text, LONGEST), quote=False)


def _compact(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))
