"""What MkDocs made last under `serve`, so that an edit of sessions goes into it without MkDocs.

MkDocs builds everything at every change. After an edit of sessions nearly all of that is as it was:
the files in `docs/`, the navigation, what Markdown made of the authored pages, the theme's files.
"""

import datetime as dt
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from jinja2 import Environment
from mkdocs.commands.build import _build_page, _build_theme_template
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage

from .reading.library import SESSIONS_PATH
from .rendering.page import Leaf
from .rendering.site import Site
from .stand_ins import LeafPage, stand_in

_SEARCH = "material/search"
_UNDERSTOOD = {"greenroom", _SEARCH, "macros"}
"""What other plugins and hooks do in a build, nobody knows: where there are any, MkDocs builds."""

State = dict[str, tuple[int, int]]
"""When each file was written, and its size, by its path."""


class LastBuild(NamedTuple):
    """A build by MkDocs that came to its end."""

    config: MkDocsConfig
    nav: Navigation
    env: Environment
    files: Files
    day: dt.date
    """For which it was made."""
    outside: State
    """All that is watched but the sessions, as it was before anything was read."""
    html: dict[str, str]
    """What Markdown made of each page, by its path below `docs/`."""
    contents: dict[str, str]
    """What the theme was given of each page; the last edit of sessions is in it."""

    def holds(self, day: dt.date) -> bool:
        """Tell whether all that it was made of is as it was, but perhaps the sessions."""
        known = set(self.config.plugins) <= _UNDERSTOOD
        return known and day == self.day and outside(self.config) == self.outside

    def names(self, leaves: Iterable[str]) -> bool:
        """Tell whether the navigation or a page that somebody wrote may link one of some leaves.

        Such a link is another where there is no such leaf.
        """
        if self.config.nav is None:  # then all pages stand in it
            return True
        texts = [str(self.config.nav), *(self.page(name).markdown or "" for name in self.html)]
        ends = {PurePosixPath(leaf).name for leaf in leaves}
        return any(end in text for text in texts for end in ends)

    def with_leaves(
        self, files: Iterable[File], before: Mapping[str, Leaf], leaves: Mapping[str, Leaf]
    ) -> list[File]:
        """Return a file for each leaf, and remove what was written of those that are gone.

        Args:
            files: those of the leaves that were there.
            before: these leaves, by the path below `docs/` that stands for each.
            leaves: all that are there now.
        """
        known = {file.src_uri: file for file in files}
        for gone in before.keys() - leaves.keys():
            shutil.rmtree(Path(self.config.site_dir) / before[gone].address)
        for name in leaves.keys() - known.keys():
            known[name] = stand_in(self.config, name, leaves[name])
            LeafPage(None, known[name], self.config)
        return [known[name] for name in leaves]

    def write_map(self) -> None:
        """Write the sitemap again."""
        _build_theme_template("sitemap.xml", self.env, self.files, self.config, self.nav)

    def page(self, src_uri: str) -> MkDocsPage:
        """Return a page by its path below `docs/`."""
        file = self.files.get_file_from_path(src_uri)
        assert file is not None  # noqa: S101 - the path is one of `html`
        assert file.page is not None  # noqa: S101
        return file.page

    def write(self, page: MkDocsPage, content: str) -> None:
        """Give a page other content, and write it again as MkDocs does.

        The theme's search reads it again too, in its place among the others.
        """
        index = getattr(self.config.plugins.get(_SEARCH), "search_index", None)
        before = index.entries if index else []
        if index:
            index.entries = []
        page.content = content
        documents = self.files.documentation_pages(inclusion=InclusionLevel.is_in_serve)
        _build_page(page, self.config, documents, self.nav, self.env)
        if index:
            others = [entry for entry in before if entry["location"].partition("#")[0] != page.url]
            first = next((at for at, one in enumerate(before) if one not in others), len(before))
            index.entries = [*others[:first], *index.entries, *others[first:]]

    def write_feeds(self, site: Site, before: Mapping[str, bytes]) -> dict[str, bytes]:
        """Write the feeds that differ from those of before; return all."""
        feeds = site.feeds(self.config.site_url)
        for path, content in feeds.items():
            if content != before.get(path):
                (Path(self.config.site_dir) / path).write_bytes(content)
        return feeds

    def write_search(self) -> None:
        """Write what the theme's search knows."""
        if search := self.config.plugins.get(_SEARCH):
            search.on_post_build(config=self.config)


def outside(config: MkDocsConfig) -> State:
    """Return the state of all that `serve` watches but the sessions."""
    root = Path(config.config_file_path).parent
    watched = {Path(one).absolute() for one in (config.docs_dir, *config.watch)}
    folders = watched - {root.absolute() / SESSIONS_PATH}
    files = [Path(config.config_file_path), *(file for one in folders for file in _files(one))]
    return {str(file): state for file in files if (state := _state(file))}


def _files(path: Path) -> Iterator[Path]:
    return (one for one in [path, *path.rglob("*")] if one.is_file())


def _state(file: Path) -> tuple[int, int] | None:
    with suppress(OSError):  # it has gone meanwhile
        there = file.stat()
        return there.st_mtime_ns, there.st_size
    return None
