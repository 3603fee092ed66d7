"""Builds a project as `serve` does, again and again in one process, without a server.

Run in the project's folder. Each line on standard input is a folder to which the site is copied
after one more build; each is answered by a line.
"""

import shutil
import sys
import tempfile

from mkdocs.commands.build import build
from mkdocs.config import load_config

ADDRESS = "http://127.0.0.1:8000/"


def main() -> None:
    """Build for each line."""
    site = tempfile.mkdtemp()
    config = load_config("mkdocs.yml", site_dir=site)
    config.plugins.on_startup(command="serve", dirty=False)
    for line in sys.stdin:
        config = load_config("mkdocs.yml", site_dir=site)
        config.site_url = ADDRESS
        build(config, serve_url=ADDRESS)
        shutil.copytree(site, line.strip())
        print("built", flush=True)
    shutil.rmtree(site)


if __name__ == "__main__":
    main()
