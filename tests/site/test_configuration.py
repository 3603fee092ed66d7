"""What is wrong in `mkdocs.yml`, or in what it takes from the environment, is told in a line."""

import subprocess
import sys
from collections.abc import Callable

import pytest
import yaml
from projects import Project, environment

MACROS = {"macros": {"modules": ["macros"], "render_by_default": False}}


@pytest.mark.parametrize("plugins", [[MACROS, "greenroom"], [MACROS]])
@pytest.mark.parametrize("command", [["build"], ["serve", "--dev-addr", "127.0.0.1:0"]])
def test_macros_before_what_they_show(
    command: list[str], plugins: list[object], make_project: Callable[..., Project]
) -> None:
    """Where the greenroom plugin comes later, or not at all, it is told where it belongs."""
    project = make_project()
    config = yaml.safe_load(project.read("mkdocs.yml"))
    project.write("mkdocs.yml", yaml.safe_dump({**config, "plugins": plugins}))
    mkdocs = [sys.executable, "-m", "mkdocs", *command]
    done = subprocess.run(
        mkdocs, cwd=project.root, env=environment(), capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "mkdocs.yml: list “greenroom” under “plugins”, before “macros”" in done.stderr
    assert "Traceback" not in done.stderr


def test_names_that_are_not_utf_8(make_project: Callable[..., Project]) -> None:
    """All settings with bytes that no page can hold are told at once."""
    odd = b"Green\xffroom".decode("utf-8", "surrogateescape")
    project = make_project()
    project.write("mkdocs.yml", f"{project.read('mkdocs.yml')}copyright: !ENV RIGHTS\n")
    site = project.build(GREENROOM_NAME=odd, GREENROOM_FEEDBACK_MAIL=odd, RIGHTS=odd)
    assert site.code == 1
    told = " and ".join(
        f"{one} (Green�room)" for one in ("site_name", "copyright", "feedback_mail")
    )
    assert f"mkdocs.yml: write {told} in UTF-8" in site.output
    assert "Traceback" not in site.output
