"""Other processes read sessions and make their pages; a build that loses them does it itself."""

import os
import sys
from collections.abc import Callable

import pytest
from projects import Built, Project

SESSIONS = 110
"""So many that others both read and make pages, where there are two processors."""
HOOK = """
import os, signal
from pathlib import Path

def begin():
    with Path({told!r}).open("ab") as file:
        file.write(b".")
    signal.setitimer(signal.ITIMER_REAL, {seconds})  # its signal ends a process

os.register_at_fork(after_in_child=begin)
"""
REFUSED = """
import errno, os
left, fork = [{given}], os.fork

def refuse():
    if not left:
        raise BlockingIOError(errno.EAGAIN, os.strerror(errno.EAGAIN))
    left.pop()
    return fork()

os.fork = refuse
"""
NO_PIPES = """
import errno, os

def refuse():
    raise OSError(errno.EMFILE, os.strerror(errno.EMFILE))

os.pipe = refuse
"""


@pytest.fixture(scope="module")
def project(make_project: Callable[..., Project]) -> Project:
    """A project of many sessions."""
    return make_project().repeat(SESSIONS)


@pytest.fixture(scope="module")
def whole_site(project: Project) -> Built:
    """Its site, for which nobody was lost."""
    return project.built()


helped = pytest.mark.skipif(
    sys.platform != "linux" or len(os.sched_getaffinity(0)) < 2, reason="nobody helps there"
)


def with_hook(project: Project, hook: str, **more: str) -> Built:
    """Build with a hook, and take it away again."""
    project.write("hook.py", hook)
    shipped = project.read("mkdocs.yml")
    project.write("mkdocs.yml", f"{shipped}hooks: [hook.py]\n")
    try:
        return project.build(**more)
    finally:
        project.write("mkdocs.yml", shipped)


@helped
@pytest.mark.parametrize("seconds", [0.001, 0.15, 0.6])
def test_site_is_the_same_without_helpers(
    seconds: float, project: Project, whole_site: Built
) -> None:
    """Whenever all helpers are lost, at once or amid their work, the whole site is there."""
    told = project.root / f"told-{seconds}"
    site = with_hook(project, HOOK.format(told=str(told), seconds=seconds))
    assert site.code == 0, site.output
    assert len(told.read_bytes()) >= 4  # two that read, two that make pages
    assert site.bytes() == whole_site.bytes()


@helped
@pytest.mark.parametrize("given", ["", "1", "1, 2, 3"])
def test_site_is_the_same_with_fewer_processes(
    given: str, project: Project, whole_site: Built
) -> None:
    """A system that gives no process, or not all that are asked for, gets the whole site."""
    site = with_hook(project, REFUSED.format(given=given))
    assert site.code == 0, site.output
    assert site.bytes() == whole_site.bytes()


@helped
def test_system_that_refuses_more_is_told_of_in_a_line(project: Project) -> None:
    """What ends a build before it makes pages is no traceback, and leaves nothing behind."""
    done = with_hook(project, NO_PIPES, GREENROOM_CACHE="kept/site")
    assert done.code == 1
    assert done.complaints.strip() == "the site cannot be built: Too many open files"
    assert list((project.root / "kept").iterdir()) == []
