"""The sites that several modules read, each built once."""

from collections.abc import Callable

import pytest
from projects import Built, Project

NAMES_OF_RECORDS = (
    '0003-"><img src=x onerror=steal()>.md',
    "0004-{{ 6*7001 }}.md",
    "0005 with spaces & #hash ?query=1 100%25.md",
    "0006-ünï-عربي-🚀.md",
    "javascript:steal().md",
    "nested/0007-deep.md",
)
"""File names that some systems cannot even hold, so no data file bears them."""
LONG = "Say it shorter. " * 125
"""An improvement of 2,000 characters."""


@pytest.fixture(scope="session")
def first_run(make_project: Callable[..., Project]) -> Built:
    """A project that has a packet and nothing else yet: no session, no record, no notes."""
    project = make_project()
    project.remove("sessions", "docs/adr", "docs/mock-interview-notes.md")
    packet = project.read("docs/packet.yml")
    for reference in (", adr: 1", ", adr: 2", "    adrs: [1]\n", "    adrs: [2]\n"):
        packet = packet.replace(reference, "")
    return project.write("docs/packet.yml", packet).built()


@pytest.fixture(scope="session")
def odd(make_project: Callable[..., Project]) -> Built:
    """A project of honest but unusual content."""
    project = make_project("small").add("odd")
    project.replace("sessions/2026-10-15-solo.yml", "LONG", LONG.strip())
    return project.built()


@pytest.fixture(scope="session")
def hostile(make_project: Callable[..., Project]) -> Built:
    """A project whose every text tries to be something else than text."""
    project = make_project("hostile")
    for name in NAMES_OF_RECORDS:
        project.write(f"docs/adr/{name}", "## Status\n\nAccepted\n")
    return project.built()


@pytest.fixture(scope="session", params=["shipped", "first_run", "odd", "hostile"])
def site(request: pytest.FixtureRequest) -> Built:
    """Each of the sites, in turn."""
    found: Built = request.getfixturevalue(request.param)
    return found
