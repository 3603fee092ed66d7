"""The site as a plain docs folder: Markdown, files and a configuration, none of them of ours."""

import datetime as dt
import posixpath
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from macros.reading.audience import linked
from macros.reading.library import Library
from macros.reading.problems import Problem, printable
from macros.reading.source import decode
from macros.rendering.page import Leaf, Page
from macros.rendering.page_calls import call_problems
from macros.rendering.page_files import NO_NOTES, NOTES, by_source, collisions
from macros.rendering.site import Site
from macros.rendering.web_manifest import TOKENS_PATH
from macros.rendering.whereabouts import MAIL_KEY, Whereabouts, mail_problems

from .plain_config import CONFIG, PlainConfig, read_config
from .plain_pages import PlainPages
from .plain_places import address_of, place_of


@dataclass(frozen=True)
class Export:
    """What an export holds, or what is to be mended before there is one."""

    files: dict[str, bytes]
    """The content of each file by its path in the folder; none where there is a problem."""
    problems: tuple[Problem, ...] = ()
    """Sorted; with any that is no warning, there are no files."""
    left_out: tuple[str, ...] = ()
    """The files of the sessions for those with a link: a plain site names every page to all."""


def export(read: Library, day: dt.date) -> Export:
    """Return the files of a plain docs folder: `mkdocs.yml`, and all of the site below `docs/`.

    Args:
        read: all that was read; what everybody may see of it is exported.
        day: for which the site is made.

    Raises:
        ConfigError: the configuration cannot be used.
    """
    file = read.root / CONFIG
    config = read_config(file)
    site = Site(read, day, places=(places := _places(config)))
    leaves = [(leaf, leaf.make()) for leaf in site.leaves() if leaf.listed]
    pages = [*site.pages(), *(page for _, page in leaves)]
    problems = [*read.errors, *call_problems(site.macros, read.authored)]
    sources = by_source(pages)
    problems += [*mail_problems(places, file), *collisions(sources, read.root / "docs")]
    docs = _Docs(read, config, site, sources)
    files = {} if problems else docs.files({page.address: page for page in pages})
    problems = sorted({*problems, *docs.problems})
    if any(not problem.warning for problem in problems):
        return Export({}, tuple(problems))
    files |= _made(site, config, read.root / "docs", leaves)
    whole = {f"docs/{path}": content for path, content in sorted(files.items())}
    left_out = tuple(session.path for session in linked(read))
    return Export({CONFIG: config.without_us().encode(), **whole}, tuple(problems), left_out)


def _places(config: PlainConfig) -> Whereabouts:
    url = config.text("site_url")
    whole = f"{url.rstrip('/')}/" if url else ""
    return Whereabouts(whole, config.text("repo_url"), config.text("extra", MAIL_KEY))


def _made(
    site: Site, config: PlainConfig, docs: Path, leaves: Iterable[tuple[Leaf, Page]]
) -> dict[str, bytes]:
    """Return the feeds, and the pictures of the site and of its leaves."""
    tokens = docs / TOKENS_PATH
    colours = tokens.read_text("utf-8") if tokens.is_file() else ""
    previews = site.previews(config.text("site_name"), colours)
    pictures = {site.preview.path: previews.site()}
    for leaf, page in leaves:
        if leaf.draw and page.preview:
            pictures[page.preview.path] = leaf.draw(previews)
    return site.feeds(config.text("site_url") or None) | pictures


class _Docs:
    """The pages and the files below one project's `docs/`."""

    def __init__(self, read: Library, config: PlainConfig, site: Site, made: Iterable[str]) -> None:
        """Take the project, and the paths that stand for its generated pages."""
        self._folder = read.root / "docs"
        self._site = site
        self._paths = tuple(self._kept(config))
        self._pages = PlainPages(site, frozenset((*self._paths, *made)))
        self._unread: list[Problem] = []

    @property
    def problems(self) -> list[Problem]:
        """What is wrong with authored pages, once `files` has read them."""
        return [*self._unread, *self._pages.problems]

    def files(self, made: dict[str, Page]) -> dict[str, bytes]:
        """Return all pages and files by their path below the plain `docs/`.

        Args:
            made: the generated pages by their addresses.
        """
        texts = {place_of(address_of(NOTES)): NO_NOTES}
        texts |= {place_of(page.address): self._pages.generated(page) for page in made.values()}
        files = {}
        for path in self._paths:
            if (content := self._content(path)) is None or self._gives_way(path):
                continue
            if not path.endswith(".md"):
                files[path] = content
            elif (text := self._text(path, content)) is not None:
                address = address_of(path)
                texts[place_of(address)] = self._pages.authored(path, text, made.get(address))
        return files | {place: text.encode() for place, text in texts.items()}

    def _kept(self, config: PlainConfig) -> Iterator[str]:
        left_out = config.left_out
        for file in sorted(self._folder.rglob("*")):
            path = file.relative_to(self._folder).as_posix()
            if file.is_file() and not left_out.match_file(path):
                yield path

    def _gives_way(self, path: str) -> bool:
        """Tell whether a folder has an index besides this README, which is then no page."""
        folder, name = posixpath.split(path)
        return name == "README.md" and posixpath.join(folder, "index.md") in self._paths

    def _content(self, path: str) -> bytes | None:
        try:
            return (self._folder / path).read_bytes()
        except OSError as error:
            message = f"cannot be read: {error.strerror or error}"
            self._unread.append(Problem(printable(f"docs/{path}"), 1, message))
            return None

    def _text(self, path: str, content: bytes) -> str | None:
        text, problems = decode(f"docs/{path}", content)
        self._unread += problems
        return None if problems else self._site.text_of(f"docs/{path}", text)
