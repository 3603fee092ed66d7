"""What an author leaves out of `docs/` is about files: a session says itself who may see it."""

from collections.abc import Callable

import pytest
from projects import Project


@pytest.mark.parametrize("key", ["exclude_docs", "draft_docs"])
@pytest.mark.parametrize("pattern", ["/sessions/2026-10-01-solo.md", "/questions/*"])
def test_pages_of_sessions_and_questions_are_there(
    key: str, pattern: str, make_project: Callable[..., Project]
) -> None:
    """A pattern that matches where such a page would lie takes none away."""
    project = make_project()
    project.write("mkdocs.yml", f'{project.read("mkdocs.yml")}{key}: "{pattern}"\n')
    site = project.build()
    assert site.code == 0, site.output
    assert site.main("sessions/2026-10-01-solo/")
    assert any(one.startswith("questions/") for one in site.addresses)
