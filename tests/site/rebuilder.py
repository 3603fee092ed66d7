"""Builds a project as `serve` does, again and again in one process; nobody asks for a page.

Run in the project's folder, with the folder of the site as its argument. Each line on standard
input asks for one more build, and is answered by a line: "built" by MkDocs, "went in" where the
edit went into its last build, or what was told of a build that has failed.
"""

import logging
import sys

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer

ADDRESS = "http://127.0.0.1:8000/"


class Builder:
    """What MkDocs hands to its server."""

    def __init__(self, site: str) -> None:
        self.site = site
        self.builds = 0

    def config(self) -> MkDocsConfig:
        """Read the configuration anew, as MkDocs does before each build."""
        config = load_config("mkdocs.yml", site_dir=self.site)
        config.site_url = ADDRESS
        return config

    def __call__(self, config: MkDocsConfig | None = None) -> None:
        """Build."""
        self.builds += 1
        build(config or self.config(), serve_url=ADDRESS)


class Errors(logging.Handler):
    """What is told as an error."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.told: list[str] = []
        logging.getLogger("mkdocs").addHandler(self)

    def emit(self, record: logging.LogRecord) -> None:
        """Note it."""
        self.told.append(record.getMessage())


def main() -> None:
    """Build for each line."""
    errors = Errors()
    builder = Builder(sys.argv[1])
    config = builder.config()
    config.plugins.on_startup(command="serve", dirty=False)
    server = LiveReloadServer(lambda: builder(config), "127.0.0.1", 0, builder.site)
    for _ in sys.stdin:
        before = builder.builds
        server.builder()
        if errors.told:
            print(*errors.told, flush=True)
            errors.told.clear()
            continue
        if not before:
            config.plugins.on_serve(server, config=config, builder=builder)
        print("built" if builder.builds > before else "went in", flush=True)


if __name__ == "__main__":
    main()
