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


@pytest.fixture(scope="module")
def project(make_project: Callable[..., Project]) -> Project:
    """A project of many sessions."""
    return make_project().repeat(SESSIONS)


@pytest.fixture(scope="module")
def whole_site(project: Project) -> Built:
    """Its site, for which nobody was lost."""
    return project.built()


@pytest.mark.skipif(
    sys.platform != "linux" or len(os.sched_getaffinity(0)) < 2, reason="nobody helps there"
)
@pytest.mark.parametrize("seconds", [0.001, 0.15, 0.6])
def test_site_is_the_same_without_helpers(
    seconds: float, project: Project, whole_site: Built
) -> None:
    """Whenever all helpers are lost, at once or amid their work, the whole site is there."""
    told = project.root / f"told-{seconds}"
    project.write("hook.py", HOOK.format(told=str(told), seconds=seconds))
    shipped = project.read("mkdocs.yml")
    project.write("mkdocs.yml", f"{shipped}hooks: [hook.py]\n")
    try:
        site = project.built()
    finally:
        project.write("mkdocs.yml", shipped)
    assert site.code == 0, site.output
    assert len(told.read_bytes()) >= 4  # two that read, two that make pages
    assert site.bytes() == whole_site.bytes()
