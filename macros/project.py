"""What one reading of a project becomes: its site, the pages begun, and what is to be mended."""

import datetime as dt
import logging
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import get_plugin_logger

from .reading.library import read_library
from .reading.problems import Problem
from .reading.store import Store
from .rendering.page import Leaf, Page
from .rendering.page_calls import call_problems
from .rendering.page_files import by_source, collisions
from .rendering.site import Site
from .rendering.whereabouts import mail_problems
from .settings import places, root

log = get_plugin_logger("greenroom")


@dataclass(frozen=True)
class Project:
    """A project as it was read for one build."""

    site: Site
    pages: dict[str, Page]
    """The generated ones but the leaves, by the path below `docs/` that stands for each."""
    leaves: dict[str, Leaf]
    problems: tuple[Problem, ...] = ()

    @property
    def errors(self) -> list[Problem]:
        """The problems that stop a strict build."""
        return [problem for problem in self.problems if not problem.warning]


def project_of(site: Site, problems: Iterable[Problem] = ()) -> Project:
    """Return a project from its site."""
    return Project(site, by_source(site.pages()), by_source(site.leaves()), tuple(problems))


def read_project(
    config: MkDocsConfig, day: dt.date, store: Store | None, *, everything: bool
) -> Project:
    """Read everything, try every macro, and begin the pages.

    Args:
        config: that of the build.
        day: that of the build.
        store: what an earlier build has left.
        everything: True shows the author every session, as under `serve`; all else is published.
    """
    where, read = places(config), read_library(root(config), store)
    public = Site(read, day, places=where, store=store)
    problems = [*read.problems, *call_problems(public.macros, read.authored)]
    problems += mail_problems(where, Path(config.config_file_path))
    hides = everything and public.library is not read
    site = Site(read, day, everything=True, places=where) if hides else public
    begun = project_of(site)
    problems += collisions({**begun.pages, **begun.leaves}, Path(config.docs_dir))
    return Project(site, begun.pages, begun.leaves, tuple(problems))


def tell(problems: Iterable[Problem], *, strict: bool) -> None:
    """Print each problem. A warning never stops a build: strict counts what is logged so."""
    for problem in problems:
        if problem.warning:
            log.log(logging.INFO if strict else logging.WARNING, "%s", problem)
        else:
            log.error("%s", problem)
