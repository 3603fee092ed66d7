"""MkDocs's events, each a line or two into the wings. `plugin.py` hands them on."""

import gc
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from jinja2 import Environment
from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, PluginError
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.utils.templates import TemplateContext

from .additions import add_ours
from .last_build import LastBuild
from .live import Live
from .one_build import Build
from .outcome import cannot_build, will_be_refused
from .project import Project, log, read_project, tell
from .reading.directions import visible
from .reading.notes import NOTES_PATH
from .reading.one_reading import Reading
from .reading.store import Store
from .rendering.aside import Aside
from .rendering.feeds import HEAD_LINKS
from .rendering.lean import is_ours, lean
from .rendering.modules import runner_modules
from .rendering.offline import UNREACHABLE, WORKER_PATH, leaving_worker, worker
from .rendering.page import Leaf, Page
from .rendering.policy import policy
from .rendering.preview import Previews
from .rendering.remains import REMAINS
from .rendering.site import Site
from .rendering.web_manifest import MANIFEST_PATH, SiteName, paper, web_manifest
from .rendering.workshop import Done, Workshop, rehearse
from .settings import keep_serving, places, root, tokens
from .stand_ins import (
    LeafPage,
    add_notes,
    hand_over,
    has_last_words,
    head,
    is_introduced,
    last_words,
    search_later,
    stand_in,
)
from .today import today

if TYPE_CHECKING:  # a build needs no server
    from mkdocs.livereload import LiveReloadServer

_AT_ONCE = 50_000
"""So many new things before Python looks which of them are not used any more. A page makes
thousands that go by themselves: to look after 700, as it does, is 5% of a build in one process."""


class Events:
    """Reads the project once a build and adds its pages to the site."""

    def __init__(self, store: Store | None = None, *, serving: bool = False) -> None:
        """Begin.

        Args:
            store: what an earlier build has left; it is left as it is where this one ends early.
            serving: whether builds follow each other, as under `serve`.
        """
        self._live = Live() if serving else None
        self._store = store
        self._workshop: Workshop | None = None
        self._aside: Aside | None = None

    def on_config(self, config: MkDocsConfig, reading: Reading | None) -> MkDocsConfig:
        """Read everything before the old site is touched; stop a strict build at a problem.

        Args:
            config: that of the build.
            reading: what others have begun to read; None under `serve`.

        Raises:
            PluginError: for problems in a strict build.
            OSError: nothing can be written where the site is wanted.
        """
        self._day = today()
        self._outside = self._live.state(config) if self._live else {}
        gc.unfreeze()
        self._html: dict[str, str] = {}
        self._contents: dict[str, str] = {}
        self._workshop = None
        self._previews: Previews | None = None
        REMAINS.recall()
        gc.disable()
        reading = reading or Reading(root(config))
        if reading.is_beside:
            self._rehearse(reading, config)
        project = read_project(reading, config, self._day, everything=self._live is not None)
        if project.is_readable and not self._live:
            self._begin(project, config)  # beside all that now follows
        problems = project.problems
        gc.freeze()  # it stays until the end: nobody need look there for what is not used any more
        gc.set_threshold(_AT_ONCE)
        gc.enable()
        tell(problems, strict=config.strict)
        self._errors = project.errors
        if self._errors and config.strict and not self._live:
            raise PluginError(f"{len(self._errors)} to mend first; the site is left as it was")
        shown = self._live.last_good(project, config) if self._live else project
        self._build = Build(config, shown, self._errors if self._live else ())
        if not self._workshop:
            self._begin(shown, config)
        add_ours(config, self._build.site.library)
        if self._live:
            keep_serving(config)
        else:
            self._aside = Aside(Path(config.site_dir))
            config.site_dir = str(self._aside.folder)
        return config

    def _rehearse(self, reading: Reading, config: MkDocsConfig) -> None:
        """Have ready what pages and pictures need, while others read."""
        site = Site(reading.beginning(), self._day, places=places(config))
        rehearse(site.leaves(), self._drawing(config, site))

    def _begin(self, project: Project, config: MkDocsConfig) -> None:
        """Begin the sessions' pages."""
        previews = self._drawing(config, project.site)
        self._workshop = Workshop(tuple(project.sessions.values()), previews, self._store)

    def _drawing(self, config: MkDocsConfig, site: Site) -> Previews | None:
        """Return what draws a build's pictures; nobody sees any under `serve`."""
        if not self._live and not self._previews:
            self._previews = site.previews(visible(config.site_name), tokens(config))
        return self._previews

    def on_pre_build(self, config: MkDocsConfig) -> None:
        """Keep the last good site under serve, which MkDocs is about to remove."""
        if self._live:
            self._live.before(Path(config.site_dir))

    def author_macros(self) -> Iterator[tuple[str, Callable[..., str]]]:
        """Yield each macro's name and the function that a page calls."""
        return self._build.site.callable_macros()

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Add the generated pages and the feeds; scripts go out lean, and search when asked for."""
        build = self._build
        made: dict[str, Page | Leaf] = {**build.pages, **build.leaves}
        for src_uri, page in made.items():
            if not is_introduced(files, src_uri, config):
                files.append(stand_in(config, src_uri, page))
        build.feeds = build.site.feeds(config.site_url)
        for path, content in build.feeds.items():
            files.append(File.generated(config, path, content=content))
        add_notes(files, config)
        search_later(files, config)
        ours = [file for file in files if is_ours(file.src_uri)]
        for file in ours:
            file.content_bytes = lean(file.src_uri, file.content_bytes)
        self._modules = runner_modules({file.src_uri: file.content_bytes for file in ours})
        return files

    def on_nav(self, nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
        """Make no leaf of what somebody put into the navigation: it is a page as others are."""
        build = self._build
        build.show(build.leaves.keys() - hand_over(files, nav, build.leaves, config))
        self._nav = nav
        return nav

    def on_env(self, env: Environment, config: MkDocsConfig, files: Files) -> Environment:
        """Let the theme name what a page's head needs, and leaves be written with that theme."""
        serving = self._live is not None
        env.globals["feeds"] = HEAD_LINKS
        env.globals["manifest"] = None if serving else MANIFEST_PATH
        env.globals["paper"] = paper(tokens(config))
        env.globals["runner_modules"] = self._modules
        env.globals["preview_of"] = self._build.preview_of
        env.globals["policy"] = partial(policy, serving=serving)
        self._last = LastBuild(
            config, self._nav, env, files, self._day, self._outside, self._html, self._contents
        )
        leaves = self._build.leaves
        self._build.apart = [file for name in leaves if (file := files.get_file_from_path(name))]
        for file in self._build.apart:
            files.remove(file)  # every link is known by now: MkDocs has nothing to do for it
        assert self._workshop  # noqa: S101 - on_config has begun it
        self._workshop.give(self._build.press(self._nav, env))
        return env

    def on_template_context(
        self, context: TemplateContext, *, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        """Leave what is not listed out of the sitemap; give the page for no network whole paths.

        It stands in for any other, as the 404 does, to which alone MkDocs gives them.
        """
        if template_name == "sitemap.xml":
            context["pages"] = [*context["pages"], *self._build.mapped()]
        if template_name == UNREACHABLE:
            context["base_url"] = urlsplit(config.site_url or "/").path
        return context

    def on_page_read_source(self, page: MkDocsPage, config: MkDocsConfig) -> str | None:
        """Publish what everybody may see of the notes; under serve, keep a last good text."""
        path = f"docs/{page.file.src_uri}"
        if page.file.generated_by or not (self._live or path == NOTES_PATH):
            return None
        if self._live:
            return self._live.text(page, self._errors)
        return self._build.site.text_of(path, page.file.content_string)

    def on_page_markdown(
        self, markdown: str, page: MkDocsPage, config: MkDocsConfig, files: Files
    ) -> None:
        """Give a generated page its title and description."""
        made = self._build.pages.get(page.file.src_uri)
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
        content = self._build.content(html, page)
        self._html[page.file.src_uri], self._contents[page.file.src_uri] = html, content
        return content

    def on_post_build(self, config: MkDocsConfig) -> None:
        """Have every leaf there; when every other file is, name what works without a network."""
        site, build = Path(config.site_dir), self._build
        assert self._workshop  # noqa: S101 - on_config has begun it
        kept: dict[str, Done] = {}
        if self._live and not has_last_words(config):
            kept = self._live.left(site, {leaf.address for leaf in build.leaves.values()})
        done = build.finish(self._workshop, kept)
        if has_last_words(config):
            last_words(build.apart, config)
        REMAINS.keep()
        gc.freeze()  # until the next build, or the end, at which Python looks through all there is
        if self._live:
            self._live.after(build, self._last, done)
            (site / WORKER_PATH).write_text(leaving_worker(), "utf-8")
            return
        name = SiteName(config.site_name, config.site_description or "", config.site_url or "")
        (site / MANIFEST_PATH).write_bytes(web_manifest(name, paper(tokens(config))))
        if self._previews:
            (site / build.site.preview.path).write_bytes(self._previews.site())
        made = worker(site, build.site.library)
        (site / WORKER_PATH).write_text(made.text, "utf-8")
        log.info("kept for use without a network: %d files, %d bytes", made.files, made.size)
        if self._aside and not will_be_refused():
            self._aside.keep_hidden()
            self._aside.finish()
            if self._store:
                self._store.finish()
            config.site_dir = str(self._aside.place)

    def on_serve(
        self, server: "LiveReloadServer", *, config: MkDocsConfig, builder: Callable[..., None]
    ) -> "LiveReloadServer":
        """Have MkDocs see an edit at once, and build only what cannot go into its last build."""
        if self._live:
            from .sooner import look_sooner  # noqa: PLC0415 - a build needs no server

            server.builder = partial(self._live.rebuild, builder)
            for path in config.watch:  # MkDocs does so too, but after this
                server.watch(path)
            look_sooner(server)
        return server

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
