"""What a build makes of code alone is kept beside Python's own, and never shows."""

from collections.abc import Callable
from pathlib import Path

from projects import Project

OWN = "<p>{{ 'This' | told }}</p>"
"""Words that a plugin's filter settles as soon as the template is compiled."""
HOOK = """
def on_env(env, config, files):
    env.filters["told"] = lambda words: f"{words} was built for {config.site_name}."
"""


def remains(folder: Path) -> Path:
    """Return the one file of it."""
    (file,) = (path for path in folder.rglob("remains/*") if path.is_file())
    return file


def test_next_site_is_the_same(make_project: Callable[..., Project], tmp_path: Path) -> None:
    """With all of it, and with a damaged part: the site is that of a build that found nothing."""
    project, beside = make_project(), {"PYTHONPYCACHEPREFIX": str(tmp_path)}
    first = project.built(**beside).bytes()
    kept = remains(tmp_path).read_bytes()
    assert project.built(**beside).bytes() == first
    assert remains(tmp_path).read_bytes() == kept

    damaged = kept[: len(kept) // 2]
    remains(tmp_path).write_bytes(damaged)
    assert project.built(**beside).bytes() == first
    assert remains(tmp_path).read_bytes() != damaged


def test_what_a_plugin_settles_is_settled_anew(
    make_project: Callable[..., Project], tmp_path: Path
) -> None:
    """A template of the project's own is compiled by each build, with the filters that it has."""
    project, beside = make_project(), {"PYTHONPYCACHEPREFIX": str(tmp_path)}
    project.write("hook.py", HOOK).write("overrides/partials/toc.html", OWN)
    more = "hooks: [hook.py]\ntheme: {custom_dir: overrides}\nsite_name: "
    shipped = project.read("mkdocs.yml") + more
    for name in ("One", "Another"):
        project.write("mkdocs.yml", shipped + name)
        assert f"This was built for {name}." in project.built(**beside).html("architecture/")


READING = """
def on_env(env, config, files):
    env.trim_blocks = env.lstrip_blocks = True
"""


def test_templates_read_in_another_way_are_compiled_anew(
    make_project: Callable[..., Project], tmp_path: Path
) -> None:
    """What a plugin says of how the theme's templates are read holds after a build without it."""
    project = make_project()
    plain = project.built(PYTHONPYCACHEPREFIX=str(tmp_path / "known")).bytes()
    project.write("hook.py", READING)
    project.write("mkdocs.yml", f"{project.read('mkdocs.yml')}hooks: [hook.py]\n")
    after = project.built(PYTHONPYCACHEPREFIX=str(tmp_path / "known")).bytes()
    assert after == project.built(PYTHONPYCACHEPREFIX=str(tmp_path / "new")).bytes()
    assert after != plain
