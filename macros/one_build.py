"""One build under way: what its pages hold, and what is written when MkDocs has made its own."""

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

from jinja2 import Environment
from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import get_toc

from .project import Project
from .reading.problems import Problem
from .rendering.addresses import settle
from .rendering.page_files import on_map, toc_tokens
from .rendering.preview import Preview
from .rendering.search import write_index
from .rendering.shell import Kind, Shell, kind_of, shell
from .rendering.workshop import Done, Press, Workshop
from .stand_ins import LeafPage, themed


class Build:
    """A project being built. Under `serve` an edit of sessions goes into it afterwards."""

    def __init__(
        self, config: MkDocsConfig, project: Project, told: Sequence[Problem] = ()
    ) -> None:
        """Begin.

        Args:
            config: that of the build.
            project: what was read.
            told: what every page is to say that there is to be mended.
        """
        self.config = config
        self.told = tuple(told)
        self.site = project.site
        self.pages = project.pages
        """Those that MkDocs makes, by the path below `docs/` that stands for each."""
        self.leaves = project.leaves
        """Those that it does not."""
        self.feeds: dict[str, bytes] = {}
        """The feeds by their path under the site."""
        self.apart: list[File] = []
        """The files of the leaves, which MkDocs is not given."""
        self._shell_of: dict[Kind, Shell] = {}

    def take(self, project: Project) -> None:
        """Show a project instead; MkDocs makes those of its leaves that it has made before."""
        shown = self.pages.keys()
        self.site, self.pages, self.leaves = project.site, project.pages, project.leaves
        self.show(shown)

    def show(self, leaves: Collection[str]) -> None:
        """Have MkDocs make some leaves as it does other pages; they are named by source."""
        made = {name: leaf.make() for name, leaf in self.leaves.items() if name in leaves}
        self.pages = {**self.pages, **made}
        self.leaves = {name: leaf for name, leaf in self.leaves.items() if name not in leaves}

    def preview_of(self, page: MkDocsPage | None) -> Preview:
        """Return the picture that a chat shows beside a page, or beside one of the theme's own."""
        if isinstance(page, LeafPage):
            return page.preview or self.site.preview
        made = self.pages.get(page.file.src_uri) if page else None
        return made.preview if made and made.preview else self.site.preview

    def mapped(self) -> list[File]:
        """Return the files of the leaves that the sitemap names."""
        named = on_map(tuple(self.leaves.values()))
        return [file for file in self.apart if self.leaves[file.src_uri].address in named]

    def content(self, html: str, page: MkDocsPage) -> str:
        """Fill in what the wings made, and make its links relative to the page.

        Args:
            html: what Markdown made of it; nothing of a page that nobody wrote.
            page: which one; it gets the headings of a generated page.
        """
        address = "" if page.file.url == "./" else page.file.url
        made = self.pages.get(page.file.src_uri)
        if made and html:
            html = self.site.introduced(self._headed(html, page), made, address)
        elif made:
            page.toc = get_toc(toc_tokens(made.toc))
            html = settle(made.body, address)
        else:
            html = self.site.authored(self._headed(html, page), page.file.src_uri, address)
        return f"{self._banner()}{html}"

    def _headed(self, html: str, page: MkDocsPage) -> str:
        """Return an authored page with its main heading: the theme would not escape the title."""
        if "<h1" in html:
            return html
        page.meta["title"] = escape(self.site.title_of(page.file.src_uri) or page.title)
        return f"<h1>{page.meta['title']}</h1>\n{html}"

    def _banner(self) -> str:
        return self.site.problem_banner(self.told) if self.told else ""

    def press(self, nav: Navigation, env: Environment) -> Press:
        """Return what makes files of the leaves.

        Args:
            nav: MkDocs's navigation.
            env: the theme's templates.
        """
        shown = frozenset(page.address for page in self.pages.values())
        site = Path(self.config.site_dir)
        return Press(site, self._shells(nav, env), self._banner(), shown)

    def finish(self, workshop: Workshop, kept: Mapping[str, Done]) -> dict[str, Done]:
        """Write the leaves, and what the search finds.

        Args:
            workshop: where the leaves are made; it has been given the press.
            kept: what an earlier build has left in the folder of the site, by address.

        Returns:
            Each leaf by its address, in order.
        """
        done = workshop.finish(self.leaves.values(), kept)
        leaves = [one.page for one in done.values()]
        write_index(
            Path(self.config.site_dir), [*leaves, *self.pages.values()], self.site.record_labels()
        )
        return done

    def _shells(self, nav: Navigation, env: Environment) -> dict[Kind, Shell]:
        """Return the shell of each kind; what the theme has made of one is kept for this build."""
        files = Files([])
        for kind in dict.fromkeys(map(kind_of, self.leaves.values())):
            if kind not in self._shell_of:
                html = themed(kind, self.config, nav, files, env)
                self._shell_of[kind] = shell(html, self.site.preview)
        return self._shell_of
