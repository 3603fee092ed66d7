"""What MkDocs is made to believe in: files that nobody wrote, and pages that it does not make."""

from collections.abc import Iterable
from fnmatch import fnmatch
from pathlib import Path

from jinja2 import Environment
from markupsafe import escape
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import get_toc

from .rendering.page import Leaf, Page
from .rendering.page_files import INTRODUCED, NO_NOTES, NOTES, toc_tokens
from .rendering.preview import Preview
from .rendering.search import WORKERS, engine_path, front_worker
from .rendering.shell import Kind


class LeafPage(MkDocsPage):
    """A leaf as MkDocs sees it: it can be linked, but has nothing to read or to render."""

    preview: Preview | None = None
    """Its own picture, while it is the sample of its kind."""

    def read_source(self, config: MkDocsConfig) -> None:
        """Have no text."""
        self.markdown = ""

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Have no content, and so no anchors that a link could miss."""
        self.content = ""


def stand_in(config: MkDocsConfig, src_uri: str, page: Page | Leaf) -> File:
    """Return the empty Markdown file for a generated page."""
    generated = File.generated(config, src_uri, content="")
    if page.edit and config.edit_uri:
        generated.edit_uri = f"../{page.edit}"
    if not page.listed:
        generated.inclusion = InclusionLevel.NOT_IN_NAV
    return generated


def hand_over(
    files: Files, nav: Navigation, leaves: Iterable[str], config: MkDocsConfig
) -> set[str]:
    """Make leaf pages of those that no navigation shows; return which they are, by source."""
    shown = {page.file.src_uri for page in nav.pages}
    apart = {src_uri for src_uri in leaves if src_uri not in shown}
    for src_uri in apart:
        file = files.src_uris[src_uri]
        if file.page:
            file.page.__class__ = LeafPage  # to make another would take as long again
        else:  # `exclude_docs` means files: who may see a session, the session says
            LeafPage(None, file, config)
    return apart


def themed(
    kind: Kind, config: MkDocsConfig, nav: Navigation, files: Files, env: Environment
) -> str:
    """Return what the theme makes of the sample of a kind."""
    sample = kind.sample()
    file = stand_in(config, f"{sample.address.rstrip('/')}.md", sample)
    page = LeafPage(None, file, config)
    page.meta = head(sample)
    page.preview = sample.preview
    page.content = sample.body
    page.toc = get_toc(toc_tokens(sample.toc))
    page.markdown = ""
    context = get_context(nav, files, config, page)
    context = config.plugins.on_page_context(context, page=page, config=config, nav=nav)
    return env.get_template("main.html").render(context)


def has_last_words(config: MkDocsConfig) -> bool:
    """Tell whether other plugins change the whole HTML of pages."""
    return bool(config.plugins.events["post_page"])


def last_words(leaves: Iterable[File], config: MkDocsConfig) -> None:
    """Have other plugins change the whole HTML of leaves, as they are written.

    Args:
        leaves: their files.
        config: that of the build.
    """
    for file in leaves:
        assert file.page  # noqa: S101 - each has been handed over
        path = Path(file.abs_dest_path)
        html = path.read_text("utf-8")
        text = config.plugins.on_post_page(html, page=file.page, config=config)
        path.unlink()  # it may be a store's too
        path.write_text(text, "utf-8")


def head(page: Page) -> dict[str, object]:
    """Return what the theme is told about a page.

    A title is marked as escaped: the search prints it as HTML, and the theme escapes it once.
    """
    meta: dict[str, object] = {"title": escape(page.title), "description": page.description}
    meta["search"] = {"exclude": True}  # by the theme; see write_index
    return meta if page.listed else meta | {"unlisted": True}


def add_notes(files: Files, config: MkDocsConfig) -> None:
    """Put a page in the place of notes that nobody has written."""
    if not files.get_file_from_path(NOTES):
        files.append(File.generated(config, NOTES, content=NO_NOTES))


def is_introduced(files: Files, src_uri: str, config: MkDocsConfig) -> bool:
    """Tell whether a list has an introduction of the author's own, a README or index in its place.

    A README is read under the list's own name, which the navigation knows.
    """
    if src_uri not in INTRODUCED:
        return False
    readme = files.get_file_from_path(src_uri.replace("index.md", "README.md"))
    if readme and not files.get_file_from_path(src_uri):
        files.remove(readme)
        named = File.generated(config, src_uri, content=readme.content_string)
        named.edit_uri = readme.src_uri
        files.append(named)
    return files.get_file_from_path(src_uri) is not None


def search_later(files: Files, config: MkDocsConfig) -> None:
    """Put our worker before the theme's, which goes beside it."""
    for file in [one for one in files if fnmatch(one.src_uri, WORKERS)]:
        files.remove(file)
        theirs = str(file.abs_src_path)
        engine = File.generated(config, engine_path(file.src_uri), abs_src_path=theirs)
        front = File.generated(config, file.src_uri, content=front_worker(file.src_uri))
        files.append(engine)
        files.append(front)
