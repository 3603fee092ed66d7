"""What `serve` keeps from one build to the next, and how it builds again after an edit."""

import gc
import shutil
from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException
from mkdocs.structure.pages import Page as MkDocsPage

from .go_in import fits, go_in
from .last_build import LastBuild, State, outside
from .one_build import Build
from .project import Project, log, read_project, shown_again
from .reading.library import Library
from .reading.model import Session
from .reading.one_reading import Reading
from .reading.problems import Problem
from .reading.remembered import begin_lasting_memory
from .rendering.kept_folders import bring_along, forget, put_aside, put_back
from .rendering.workshop import Done
from .settings import root
from .today import today

_ROOM = 8_000_000
"""Bytes that a disk must have free for an edit to be written over what is served."""


class Live:
    """One run of `serve`."""

    def __init__(self) -> None:
        self._memory = begin_lasting_memory()
        self._site: Path | None = None
        self._good: Library | None = None
        self._shown: tuple[Session, ...] = ()
        """The sessions of the last build that came to its end."""
        self._texts: dict[str, str] = {}
        self._done: dict[str, Done] = {}
        """What the last build that came to its end has left in the folder of the site."""
        self._last: tuple[Build, LastBuild] | None = None
        """That build, while an edit of sessions can go into it."""
        self._config: MkDocsConfig | None = None
        """The configuration that MkDocs read last."""
        self._before: State = {}
        """What was there before it was read."""

    def state(self, config: MkDocsConfig) -> State:
        """Return the state of all that a build reads but the sessions, from before it read any.

        What is saved while MkDocs reads its configuration may be in that or not: it counts as
        saved afterwards.

        Args:
            config: what MkDocs has read for the build that begins.
        """
        self._config = config
        return {**outside(config), **self._before}

    def last_good(self, project: Project, config: MkDocsConfig) -> Project:
        """Return what to show: a project with errors gives way to the last one without."""
        if not project.errors:
            self._good = project.site.read
        elif self._good:
            return shown_again(self._good, project.site.standing.today, config)
        return project

    def text(self, page: MkDocsPage, errors: Sequence[Problem]) -> str:
        """Return the text of an authored page; the last good one where it has errors now."""
        path = f"docs/{page.file.src_uri}"
        if not any(problem.path == path for problem in errors):
            self._texts[path] = page.file.content_string
        return self._texts.get(path, "")

    def before(self, site: Path) -> None:
        """Keep the last good site from MkDocs, which is about to empty its folder."""
        self._site = site
        put_aside(site)

    def left(self, site: Path, wanted: AbstractSet[str]) -> dict[str, Done]:
        """Bring the leaves of the last good site along; return what is there.

        Args:
            site: the folder of the site.
            wanted: the addresses of the leaves that this build has.
        """
        there = bring_along(site, self._done.keys() & wanted)
        return {address: self._done[address] for address in there}

    def after(self, build: Build, last: LastBuild, done: dict[str, Done]) -> None:
        """Take note of a build that came to its end.

        Args:
            build: which one.
            last: MkDocs's part in it.
            done: its leaves, by address.
        """
        if self._shown is not build.site.read.sessions:  # then all of them were looked at
            self._shown = build.site.read.sessions
            self._memory.turn()
        self._done, self._last = done, (build, last)
        forget(Path(build.config.site_dir))

    def rebuild(self, builder: Callable[[], None]) -> None:
        """Have MkDocs build again only what cannot go into its last build.

        What the system refuses, as for want of room, is told, and a configuration that MkDocs
        refuses; the last good site is served on.
        """
        gc.disable()
        try:
            gone_in = self._go_in()
        except Exception:  # what fails here fails there too, and is told there
            log.debug("an edit did not go into the last build", exc_info=True)
            gone_in = False
        finally:
            gc.enable()
        if not gone_in:
            self._build(builder)

    def _build(self, builder: Callable[[], None]) -> None:
        """Build; MkDocs would answer nobody any more after an error."""
        self._last = None
        self._before = outside(self._config) if self._config else {}
        try:
            builder()
        except Exception as error:
            if self._site:
                put_back(self._site)
            if not isinstance(error, MkDocsException):
                raise
            stays = "" if self._last else "; the last good site is served"
            log.error("%s%s", str(error).rstrip("!."), stays)

    def _go_in(self) -> bool:
        """Bring an edit of sessions into the last build; False where it cannot go in."""
        if not self._last:
            return False
        build, last = self._last
        if build.told or not last.holds(today()):
            return False
        if shutil.disk_usage(last.config.site_dir).free < _ROOM:
            return False
        reading = Reading(root(last.config))
        project = read_project(reading, last.config, last.day, everything=True)
        if not fits(project, build, last):
            return False
        # should this fail half-way, nobody knows what it has left there
        done, self._done, self._last = self._done, {}, None
        self._good = project.site.read
        self.after(build, last, go_in(project, build, last, done))
        return True
