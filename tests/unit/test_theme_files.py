"""Which files of a theme MkDocs is shown."""

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.theme import Theme

from macros.theme_files import quicken


def _taken(theme: Theme) -> list[str]:
    config = MkDocsConfig()
    config.load_dict({"site_name": "x", "theme": theme})
    files = Files([])
    files.add_files_from_theme(theme.get_env(), config)
    return [file.src_uri for file in files]


def test_mkdocs_takes_the_files_that_it_takes_of_all() -> None:
    """The theme's files are those that MkDocs would choose itself."""
    theme = Theme("material")
    all_of_them = _taken(theme)
    quicken(theme)
    assert _taken(theme) == all_of_them
    assert "assets/javascripts/" in " ".join(all_of_them)


def test_what_is_hidden_is_there_by_name() -> None:
    """A template includes an icon that is not listed."""
    theme = Theme("material")
    quicken(theme)
    env = theme.get_env()
    assert env.get_template(".icons/material/weather-night.svg").render().startswith("<svg")
    assert not [name for name in env.list_templates() if "/." in f"/{name}"]
