"""Builds a project as `serve` does, again and again in one process, without a server.

Run in the project's folder, with the folder of the site as its argument. Each line on standard
input is a folder to which the site is copied after one more build; each is answered by a line:
"built", or why the build has failed.
"""

import shutil
import sys

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

ADDRESS = "http://127.0.0.1:8000/"


def main() -> None:
    """Build for each line."""
    site = sys.argv[1]
    config = load_config("mkdocs.yml", site_dir=site)
    config.plugins.on_startup(command="serve", dirty=False)
    for line in sys.stdin:
        config = load_config("mkdocs.yml", site_dir=site)
        config.site_url = ADDRESS
        try:
            build(config, serve_url=ADDRESS)
        except Abort as told:
            print(told, flush=True)
            continue
        shutil.copytree(site, line.strip())
        print("built", flush=True)


if __name__ == "__main__":
    main()
