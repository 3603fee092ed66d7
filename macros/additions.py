"""What Greenroom adds to the configuration of a build: its theme, and what Markdown is to know."""

from pathlib import Path
from urllib.parse import quote, urlsplit

from mkdocs.config.defaults import MkDocsConfig

from .reading.directions import visible
from .reading.library import Library
from .rendering.harmless import Harmless
from .rendering.links import References
from .rendering.offline import UNREACHABLE
from .theme_files import quicken

THEME = Path(__file__).parent / "rendering" / "theme"


def add_ours(config: MkDocsConfig, library: Library) -> None:
    """Add the theme's overrides, and what Markdown is to know of a library."""
    config.site_name = visible(config.site_name)
    config.site_description = visible(config.site_description or "") or None
    config.theme.dirs.insert(0, str(THEME))
    config.theme.static_templates.add(UNREACHABLE)
    quicken(config.theme)
    # else a script of the theme says how deep its page lies, and each depth has its own policy
    config.extra["scope"] = quote(urlsplit(config.site_url or "/").path or "/")
    config.markdown_extensions.append(References(library))  # type: ignore[arg-type]
    config.markdown_extensions.append(Harmless())  # type: ignore[arg-type]
