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
