"""What one reading of a project becomes: its site, its pages, and what is to be mended."""

import datetime as dt
import logging
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import get_plugin_logger

from .reading.library import Library
from .reading.one_reading import Reading
from .reading.problems import Problem
from .rendering.page import Leaf, Page
from .rendering.page_calls import call_problems
from .rendering.page_files import by_source, collisions
from .rendering.site import Site
from .rendering.whereabouts import mail_problems
from .settings import places

log = get_plugin_logger("greenroom")


@dataclass(frozen=True)
class Project:
    """A project as it was read for one build. The leaves need nothing that comes after them."""

    site: Site
    """What is shown."""
    public: Site
    """What everybody may see: a page that asks for more could not be published."""
    config: MkDocsConfig
    sessions: dict[str, Leaf]
    """The sessions' pages, by the path below `docs/` that stands for each."""

    @cached_property
    def leaves(self) -> dict[str, Leaf]:
        """All leaves, by the path below `docs/` that stands for each."""
        return self.sessions | by_source(self.site.question_leaves())

    @cached_property
    def pages(self) -> dict[str, Page]:
        """The generated pages but the leaves, by the path below `docs/` that stands for each."""
        return by_source(self.site.pages())

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """What was found in reading, in trying every macro, and in the places of pages."""
        read, config = self.site.read, self.config
        return (
            *read.problems,
            *call_problems(self.public.macros, read.authored),
            *mail_problems(places(config), Path(config.config_file_path)),
            *collisions({**self.pages, **self.leaves}, Path(config.docs_dir)),
        )

    @property
    def errors(self) -> list[Problem]:
        """The problems that stop a strict build."""
        return [problem for problem in self.problems if not problem.warning]

    @property
    def is_readable(self) -> bool:
        """Whether nothing that was read stops a strict build."""
        return all(problem.warning for problem in self.site.read.problems)


def read_project(
    reading: Reading,
    config: MkDocsConfig,
    day: dt.date,
    *,
    everything: bool,
) -> Project:
    """Read everything.

    Args:
        reading: what was begun.
        config: that of the build.
        day: that of the build.
        everything: True shows the author every session, as under `serve`; all else is published.
    """
    where, read = places(config), reading.library()
    public = Site(read, day, places=where, store=reading.store)
    hides = everything and public.library is not read
    site = Site(read, day, everything=True, places=where) if hides else public
    return Project(site, public, config, by_source(site.session_leaves()))


def shown_again(library: Library, day: dt.date, config: MkDocsConfig) -> Project:
    """Return the project of a library that was read for an earlier build, every session in it."""
    site = Site(library, day, everything=True, places=places(config))
    return Project(site, site, config, by_source(site.session_leaves()))


def tell(problems: Iterable[Problem], *, strict: bool) -> None:
    """Print each problem. A warning never stops a build: strict counts what is logged so."""
    for problem in problems:
        if problem.warning:
            log.log(logging.INFO if strict else logging.WARNING, "%s", problem)
        else:
            log.error("%s", problem)
