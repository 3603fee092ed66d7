"""An edit of sessions goes into the last build under `serve`: what differs is written again."""

from collections.abc import Mapping
from dataclasses import replace

from .last_build import LastBuild
from .one_build import Build
from .project import Project, tell
from .rendering.page import Page
from .rendering.workshop import Done, Workshop
from .stand_ins import head


def fits(project: Project, build: Build, last: LastBuild) -> bool:
    """Tell whether only sessions differ, without errors, and only leaves come or go.

    Args:
        project: as it was read now.
        build: the last one.
        last: MkDocs's part in it.
    """
    new, old = project.site.read, build.site.read
    shown = build.pages.keys()
    changed = (project.leaves.keys() - shown) ^ build.leaves.keys()
    return (
        not project.errors
        and (new.packet, new.decisions) == (old.packet, old.decisions)
        and shown <= project.pages.keys() | project.leaves.keys()
        and not (changed and last.names(changed))
    )


def go_in(
    project: Project, build: Build, last: LastBuild, done: Mapping[str, Done]
) -> dict[str, Done]:
    """Bring a project that fits into the last build.

    Args:
        project: as it was read now.
        build: the last one, which then shows it.
        last: MkDocs's part in it.
        done: the leaves that are there, by address.

    Returns:
        The leaves that are there now.

    Raises:
        Exception: anything, half-way; nobody knows then what is there.
    """
    tell(project.problems, strict=last.config.strict)
    project.site.call_again(build.site)
    before, old = build.pages, build.leaves
    build.take(project)
    if list(old) != list(build.leaves):
        build.apart = last.with_leaves(build.apart, old, build.leaves)
        last.write_map()
    for src_uri in last.html:
        _write_again(build, last, src_uri, before.get(src_uri))
    build.feeds = last.write_feeds(build.site, build.feeds)
    last.write_search()
    workshop = Workshop((), None)
    workshop.give(build.press(last.nav, last.env))
    return build.finish(workshop, done)


def _write_again(build: Build, last: LastBuild, src_uri: str, before: Page | None) -> None:
    """Write a page that is not the same any more."""
    page, made = last.page(src_uri), build.pages.get(src_uri)
    content = build.content(last.html[src_uri], page)
    same = not made or not before or replace(made, body=before.body) == before
    if same and content == last.contents[src_uri]:
        return
    if made and not last.html[src_uri]:
        page.meta = head(made)
    last.contents[src_uri] = content
    last.write(page, content)
