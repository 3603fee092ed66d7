"""What is wrong in `mkdocs.yml`, or in what it takes from the environment, is told in a line."""

from collections.abc import Callable

import pytest
import yaml
from projects import Project

MACROS = {"macros": {"modules": ["macros"], "render_by_default": False}}


@pytest.mark.parametrize("plugins", [[MACROS, "greenroom"], [MACROS]])
def test_macros_before_what_they_show(
    plugins: list[object], make_project: Callable[..., Project]
) -> None:
    """Where the greenroom plugin comes later, or not at all, a build says where it belongs."""
    project = make_project()
    config = yaml.safe_load(project.read("mkdocs.yml"))
    project.write("mkdocs.yml", yaml.safe_dump({**config, "plugins": plugins}))
    site = project.build()
    assert site.code == 1
    assert "mkdocs.yml: list “greenroom” under “plugins”, before “macros”" in site.output
    assert "Traceback" not in site.output


def test_names_that_are_not_utf_8(make_project: Callable[..., Project]) -> None:
    """All settings with bytes that no page can hold are told at once."""
    odd = b"Green\xffroom".decode("utf-8", "surrogateescape")
    site = make_project().build(GREENROOM_NAME=odd, GREENROOM_FEEDBACK_MAIL=odd)
    assert site.code == 1
    assert "mkdocs.yml: write site_name (Green�room) and feedback_mail (Green�room)" in site.output
    assert "Traceback" not in site.output
