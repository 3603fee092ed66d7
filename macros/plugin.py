"""The door for MkDocs: its events, each a line or two into the wings."""

import gc
import logging
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal
from urllib.parse import quote, urlsplit

from jinja2 import Environment
from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, PluginError
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import get_toc
from mkdocs.utils.templates import TemplateContext

from .last_build import LastBuild, outside
from .outcome import cannot_build, will_be_refused
from .reading.directions import visible
from .reading.library import SESSIONS_PATH, Library, read_library
from .reading.notes import NOTES_PATH
from .reading.problems import Problem
from .reading.remembered import expect_more_builds
from .reading.store import Store
from .rendering.addresses import settle
from .rendering.aside import Aside
from .rendering.feeds import HEAD_LINKS
from .rendering.harmless import Harmless
from .rendering.kept_folders import hide, show
from .rendering.lean import is_ours, lean
from .rendering.links import References
from .rendering.modules import runner_modules
from .rendering.offline import UNREACHABLE, WORKER_PATH, leaving_worker, worker
from .rendering.page import Leaf, Page
from .rendering.page_calls import call_problems
from .rendering.page_files import by_source, collisions, on_map, toc_tokens
from .rendering.policy import policy
from .rendering.preview import Preview
from .rendering.search import write_index
from .rendering.shell import Kind, Shell, kind_of, shell
from .rendering.site import Site
from .rendering.templating import COMPILED
from .rendering.web_manifest import MANIFEST_PATH, TOKENS_PATH, SiteName, paper, web_manifest
from .rendering.whereabouts import MAIL_KEY, Whereabouts, mail_problems
from .rendering.workshop import Done, Press, Workshop
from .stand_ins import (
    LeafPage,
    add_notes,
    hand_over,
    head,
    is_introduced,
    last_words,
    search_later,
    stand_in,
    themed,
)
from .today import today

if TYPE_CHECKING:  # a build needs no server
    from mkdocs.livereload import LiveReloadServer

log = get_plugin_logger("greenroom")

STORE = "GREENROOM_CACHE"
"""The environment's name for the folder, from the project's root, of what builds leave."""
THEME = Path(__file__).parent / "rendering" / "theme"


@dataclass
class _Made:
    """What one reading of the project becomes."""

    site: Site
    problems: list[Problem]
    pages: dict[str, Page]
    """The generated ones but the leaves, by the path below `docs/` that stands for each."""
    leaves: dict[str, Leaf]


class GreenroomPlugin(BasePlugin):  # type: ignore[no-untyped-call,type-arg]
    """Reads the project once a build and adds its pages to the site."""

    def __init__(self) -> None:
        self._serving = False
        self._good: Library | None = None
        self._texts: dict[str, str] = {}
        self._workshop: Workshop | None = None
        self._aside: Aside | None = None
        self._store: Store | None = None
        self._done: dict[str, Done] = {}
        """What the last build that came to its end has left in the folder of the site."""
        self._last: LastBuild | None = None
        """That build under `serve`, while an edit of sessions can go into it."""

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Learn whether this is `serve`; having this event keeps the plugin across rebuilds."""
        self._serving = command == "serve"
        if self._serving:
            expect_more_builds()

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read everything before the old site is touched; stop a strict build at a problem.

        Raises:
            PluginError: for problems in a strict build.
            OSError: nothing can be written where the site is wanted.
        """
        root = Path(config.config_file_path).parent
        self._day = today()
        self._outside = outside(config) if self._serving else {}
        gc.unfreeze()
        self._html: dict[str, str] = {}
        self._contents: dict[str, str] = {}
        self._places = _places(config)
        self._store = None if self._serving else _store(config, self._places)
        gc.disable()
        made = self._made(config)
        gc.freeze()  # it stays until the end: nobody need look there for what is not used any more
        gc.enable()
        self._say(made.problems, strict=config.strict)
        self._problems = [problem for problem in made.problems if not problem.warning]
        if self._problems and config.strict and not self._serving:
            raise PluginError(f"{len(self._problems)} to mend first; the site is left as it was")
        self._site = self._last_good(made.site)
        self._pages, self._leaves = made.pages, made.leaves
        if self._site is not made.site:
            self._pages, self._leaves = _pages_of(self._site)
        _prepare(config, root, self._site, serving=self._serving)
        if not self._serving:
            self._aside = Aside(Path(config.site_dir))
            config.site_dir = str(self._aside.folder)
        return config

    def _made(self, config: MkDocsConfig) -> _Made:
        """Read everything, try every macro, and begin the pages."""
        root = Path(config.config_file_path).parent
        read = read_library(root, self._store)
        public = Site(read, self._day, places=self._places)
        problems = [*read.problems, *call_problems(public.macros, read.authored)]
        problems += mail_problems(self._places, Path(config.config_file_path))
        site = public if public.library is read else self._site_of(read)
        pages, leaves = _pages_of(site)
        problems += collisions({**pages, **leaves}, Path(config.docs_dir))
        return _Made(site, problems, pages, leaves)

    def on_pre_build(self, config: MkDocsConfig) -> None:
        """Keep under serve what was written before, which MkDocs is about to remove."""
        if self._serving:
            self._last = None
            hide(Path(config.site_dir), self._done)

    def _site_of(self, read: Library) -> Site:
        """Under serve the author sees every session; all else is published."""
        return Site(read, self._day, everything=self._serving, places=self._places)

    def _last_good(self, site: Site) -> Site:
        """Under serve, a library with problems gives way to the last one without."""
        if self._problems and self._serving and self._good:
            return self._site_of(self._good)
        if not self._problems:
            self._good = site.read
        return site

    def _say(self, problems: list[Problem], *, strict: bool) -> None:
        """Print each problem. A warning never stops a build: strict counts what is logged so."""
        for problem in problems:
            if problem.warning:
                log.log(logging.INFO if strict else logging.WARNING, "%s", problem)
            else:
                log.error("%s", problem)

    def author_macros(self) -> Iterator[tuple[str, Callable[..., str]]]:
        """Yield each macro's name and the function that a page calls."""
        return self._site.callable_macros()

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Add the generated pages and the feeds; scripts go out lean, and search when asked for."""
        wanted = {leaf.address for leaf in self._leaves.values()}
        show(Path(config.site_dir), self._done, wanted)
        # should this build fail half-way, nobody knows what it has left there
        self._kept, self._done = self._done, {}
        made: dict[str, Page | Leaf] = {**self._pages, **self._leaves}
        for src_uri, page in made.items():
            if not is_introduced(files, src_uri, config):
                files.append(stand_in(config, src_uri, page))
        self._feeds = self._site.feeds(config.site_url)
        for path, content in self._feeds.items():
            files.append(File.generated(config, path, content=content))
        add_notes(files, config)
        search_later(files, config)
        ours = [file for file in files if is_ours(file.src_uri)]
        for file in ours:
            file.content_bytes = lean(file.src_uri, file.content_bytes)
        self._modules = runner_modules({file.src_uri: file.content_bytes for file in ours})
        return files

    def on_nav(self, nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
        """Begin the leaves; one that somebody put into the navigation is a page as others are."""
        apart = hand_over(files, nav, self._leaves, config)
        leaves = {name: leaf for name, leaf in self._leaves.items() if name in apart}
        self._pages |= {
            name: leaf.make() for name, leaf in self._leaves.items() if name not in apart
        }
        self._leaves, self._nav = leaves, nav
        self._previews = self._site.previews(config.site_name, _tokens(config))
        previews = None if self._serving else self._previews
        last = last_words(files, config)
        kept = {} if last else self._kept
        self._workshop = Workshop(tuple(leaves.values()), previews, last, kept, self._store)
        return nav

    def on_env(self, env: Environment, config: MkDocsConfig, files: Files) -> Environment:
        """Let the theme name the feeds, the manifest and the runner's modules in a page's head."""
        env.globals["feeds"] = HEAD_LINKS
        env.globals["manifest"] = None if self._serving else MANIFEST_PATH
        env.globals["paper"] = paper(_tokens(config))
        env.globals["runner_modules"] = self._modules
        env.globals["preview_of"] = self._preview_of
        env.globals["policy"] = partial(policy, serving=self._serving)
        env.bytecode_cache = COMPILED  # `serve` asks for a new environment at each build
        self._env = env
        self._shell_of: dict[Kind, Shell] = {}
        self._begun = LastBuild(
            config, self._nav, env, files, self._day, self._outside, self._html, self._contents
        )
        self._apart = [file for name in self._leaves if (file := files.get_file_from_path(name))]
        for file in self._apart:
            files.remove(file)  # every link is known by now: MkDocs has nothing to do for it
        return env

    def _preview_of(self, page: MkDocsPage | None) -> Preview:
        """Return the picture that a chat shows beside a page, or beside one of the theme's own."""
        if isinstance(page, LeafPage):
            return page.preview or self._site.preview
        made = self._pages.get(page.file.src_uri) if page else None
        return made.preview if made and made.preview else self._site.preview

    def on_template_context(
        self, context: TemplateContext, *, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        """Leave what is not listed out of the sitemap; give the page for no network whole paths.

        It stands in for any other, as the 404 does, to which alone MkDocs gives them.
        """
        if template_name == "sitemap.xml":
            named = on_map(tuple(self._leaves.values()))
            leaves = [file for file in self._apart if self._leaves[file.src_uri].address in named]
            context["pages"] = [*context["pages"], *leaves]
        if template_name == UNREACHABLE:
            context["base_url"] = urlsplit(config.site_url or "/").path
        return context

    def on_page_read_source(self, page: MkDocsPage, config: MkDocsConfig) -> str | None:
        """Publish what everybody may see of the notes; under serve, keep a last good text."""
        path = f"docs/{page.file.src_uri}"
        if page.file.generated_by or not (self._serving or path == NOTES_PATH):
            return None
        if not self._serving:
            return self._site.text_of(path, page.file.content_string)
        if not any(problem.path == path for problem in self._problems):
            self._texts[path] = page.file.content_string
        return self._texts.get(path, "")

    def on_page_markdown(
        self, markdown: str, page: MkDocsPage, config: MkDocsConfig, files: Files
    ) -> None:
        """Give a generated page its title and description."""
        made = self._pages.get(page.file.src_uri)
        if made and not markdown:
            page.meta = head(made)
        elif "title" in page.meta:
            page.meta["title"] = escape(str(page.meta["title"]))

    def on_page_content(
        self, html: str, page: MkDocsPage, config: MkDocsConfig, files: Files
    ) -> str:
        """Fill in what the wings made, and make its links relative to the page."""
        if isinstance(page, LeafPage):
            return html
        content = self._content(html, page)
        self._html[page.file.src_uri], self._contents[page.file.src_uri] = html, content
        return content

    def _content(self, html: str, page: MkDocsPage) -> str:
        address = "" if page.file.url == "./" else page.file.url
        made = self._pages.get(page.file.src_uri)
        if made and html:
            html = self._site.introduced(self._headed(html, page), made, address)
        elif made:
            page.toc = get_toc(toc_tokens(made.toc))
            html = settle(made.body, address)
        else:
            html = self._site.authored(self._headed(html, page), page.file.src_uri, address)
        return f"{self._banner()}{html}"

    def _banner(self) -> str:
        """Under serve, every page tells what is to be mended."""
        wanted = self._problems and self._serving
        return self._site.problem_banner(self._problems) if wanted else ""

    @event_priority(-100)
    def on_post_build(self, config: MkDocsConfig) -> None:
        """Last of all, when every other file is there: name what works without a network."""
        site = Path(config.site_dir)
        done = self._finish(config)
        if self._serving:
            self._done, self._last = done, self._begun
            gc.freeze()
            (site / WORKER_PATH).write_text(leaving_worker(), "utf-8")
            return
        name = SiteName(config.site_name, config.site_description or "", config.site_url or "")
        (site / MANIFEST_PATH).write_bytes(web_manifest(name, paper(_tokens(config))))
        (site / self._site.preview.path).write_bytes(self._previews.site())
        made = worker(site, self._site.library)
        (site / WORKER_PATH).write_text(made.text, "utf-8")
        log.info("kept for use without a network: %d files, %d bytes", made.files, made.size)
        if self._aside and not will_be_refused():
            self._aside.keep_hidden()
            self._aside.finish()
            if self._store:
                self._store.finish()
            config.site_dir = str(self._aside.place)

    def _finish(self, config: MkDocsConfig) -> dict[str, Done]:
        """Write the leaves, and what the search finds."""
        site = Path(config.site_dir)
        press = Press(site, self._shells(config), self._banner())
        done = self._workshop.finish(press) if self._workshop else {}
        leaves = [one.page for one in done.values()]
        write_index(site, [*leaves, *self._pages.values()], self._site.record_labels())
        return done

    def on_serve(
        self, server: "LiveReloadServer", *, config: MkDocsConfig, builder: Callable[..., None]
    ) -> "LiveReloadServer":
        """Have MkDocs build again only what cannot go into its last build."""
        server.builder = partial(self._rebuild, builder)
        return server

    def _rebuild(self, builder: Callable[[], None]) -> None:
        gc.disable()
        try:
            gone_in = self._go_in()
        except Exception:  # what fails here fails there too, and is told there
            log.debug("an edit did not go into the last build", exc_info=True)
            gone_in = False
        finally:
            gc.enable()
        if not gone_in:
            builder()

    def _go_in(self) -> bool:
        """Bring an edit of sessions into the last build; False where it cannot go in."""
        last = self._last
        if not last or self._problems or not last.holds(today()):
            return False
        made = self._made(last.config)
        if not self._fits(made, last):
            return False
        # should this fail half-way, nobody knows what it has left there
        done, self._done, self._last = self._done, {}, None
        self._say(made.problems, strict=last.config.strict)
        made.site.call_again(self._site)
        self._good, self._site, before = made.site.read, made.site, self._pages
        shown = {name: leaf.make() for name, leaf in made.leaves.items() if name in before}
        self._pages = {**made.pages, **shown}
        old, self._leaves = self._leaves, {n: o for n, o in made.leaves.items() if n not in shown}
        if list(old) != list(self._leaves):
            self._apart = last.with_leaves(self._apart, old, self._leaves)
            last.write_map()
        for src_uri in last.html:
            self._write_again(last, src_uri, before.get(src_uri))
        self._feeds = last.write_feeds(self._site, self._feeds)
        last.write_search()
        self._workshop = Workshop(tuple(self._leaves.values()), None, None, done)
        self._done, self._last = self._finish(last.config), last
        return True

    def _fits(self, made: _Made, last: LastBuild) -> bool:
        """Tell whether only sessions differ, without problems, and only leaves come or go."""
        new, old = made.site.read, self._site.read
        shown = self._pages.keys()
        changed = (made.leaves.keys() - shown) ^ self._leaves.keys()
        return (
            all(problem.warning for problem in made.problems)
            and (new.packet, new.decisions) == (old.packet, old.decisions)
            and shown <= made.pages.keys() | made.leaves.keys()
            and not (changed and last.names(changed))
        )

    def _write_again(self, last: LastBuild, src_uri: str, before: Page | None) -> None:
        """Write a page that is not the same any more."""
        page, made = last.page(src_uri), self._pages.get(src_uri)
        content = self._content(last.html[src_uri], page)
        same = not made or not before or replace(made, body=before.body) == before
        if same and content == last.contents[src_uri]:
            return
        if made and not last.html[src_uri]:
            page.meta = head(made)
        last.contents[src_uri] = content
        last.write(page, content)

    def on_build_error(self, error: Exception) -> None:
        """End what was begun, and tell of a disk that will not do what is asked in one line.

        Raises:
            Abort: instead of an error of the system's, which would be told as a fault of the code.
        """
        self.on_shutdown()
        if isinstance(error, OSError):
            raise Abort(cannot_build(error, self._aside)) from None

    def on_shutdown(self) -> None:
        """Leave nothing under way, and nothing beside the site."""
        if self._workshop:
            self._workshop.stop()
        if self._aside:
            self._aside.drop()
        if self._store:
            self._store.drop()

    def _shells(self, config: MkDocsConfig) -> dict[Kind, Shell]:
        """Return the shell of each kind; what the theme has made of one is kept for this build."""
        files = Files([])
        for kind in dict.fromkeys(map(kind_of, self._leaves.values())):
            if kind not in self._shell_of:
                html = themed(kind, config, self._nav, files, self._env)
                self._shell_of[kind] = shell(html, self._site.preview)
        return self._shell_of

    def _headed(self, html: str, page: MkDocsPage) -> str:
        """Return an authored page with its main heading: the theme would not escape the title."""
        if "<h1" in html:
            return html
        page.meta["title"] = escape(self._site.title_of(page.file.src_uri) or page.title)
        return f"<h1>{page.meta['title']}</h1>\n{html}"


def _pages_of(site: Site) -> tuple[dict[str, Page], dict[str, Leaf]]:
    return by_source(site.pages()), by_source(site.leaves())


def _prepare(config: MkDocsConfig, root: Path, site: Site, *, serving: bool) -> None:
    config.site_name = visible(config.site_name)
    config.site_description = visible(config.site_description or "") or None
    config.theme.dirs.insert(0, str(THEME))
    config.theme.static_templates.add(UNREACHABLE)
    # else a script of the theme says how deep its page lies, and each depth has its own policy
    config.extra["scope"] = quote(urlsplit(config.site_url or "/").path or "/")
    config.markdown_extensions.append(References(site.library))  # type: ignore[arg-type]
    config.markdown_extensions.append(Harmless())  # type: ignore[arg-type]
    if not serving:
        return
    sessions = root / SESSIONS_PATH
    sessions.mkdir(
        exist_ok=True
    )  # what is not there cannot be watched, and git keeps no empty folder
    config.watch.append(str(sessions))
    if "macros" in config.plugins:
        # a page that fails in a way only rendering shows must not end the server
        config.plugins["macros"].config["on_error_fail"] = False


def _places(config: MkDocsConfig) -> Whereabouts:
    mail = str(config.extra.get(MAIL_KEY) or "")
    return Whereabouts(config.site_url or "", config.repo_url or "", mail)


def _store(config: MkDocsConfig, places: Whereabouts) -> Store | None:
    """Return what builds leave to the next; None unless somebody says where."""
    folder = os.environ.get(STORE)
    if not folder:
        return None
    about = (repr(places), config.site_name, _tokens(config))
    return Store(Path(config.config_file_path).parent / folder, *about)


def _tokens(config: MkDocsConfig) -> str:
    file = Path(config.docs_dir) / TOKENS_PATH
    return file.read_text("utf-8") if file.is_file() else ""
