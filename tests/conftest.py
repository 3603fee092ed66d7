"""What tests of whole sites share: this project's site, and projects of a test's own."""

from collections.abc import Callable

import pytest
from projects import ROOT, Built, Project, build


@pytest.fixture(scope="session")
def make_project(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Project]:
    """Make a project in a folder of its own; without a word, from the small content."""
    return lambda content="small": Project(tmp_path_factory.mktemp("project"), content)


@pytest.fixture(scope="session")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """This project's own site."""
    done = build(ROOT, tmp_path_factory.mktemp("shipped"))
    if done.code:
        pytest.fail(f"The site does not build:\n{done.complaints}", pytrace=False)
    return done


_ON_A_SHARED_CLOCK = ("tests/browser/", "tests/site/test_live.py")
"""These wait for a browser or a server beside whatever else the machine does."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Try a browser's or a server's test once more: a busy machine fails once, a fault twice."""
    for item in items:
        if item.path.relative_to(ROOT).as_posix().startswith(_ON_A_SHARED_CLOCK):
            item.add_marker(pytest.mark.flaky(reruns=1))
