"""What `mkdocs.yml` and the environment say of a build."""

import os
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from .reading.library import SESSIONS_PATH
from .reading.store import Store
from .rendering.web_manifest import TOKENS_PATH
from .rendering.whereabouts import MAIL_KEY, Whereabouts

STORE = "GREENROOM_CACHE"
"""The environment's name for the folder, from the project's root, of what builds leave."""


def root(config: MkDocsConfig) -> Path:
    """Return the project's folder."""
    return Path(config.config_file_path).parent


def places(config: MkDocsConfig) -> Whereabouts:
    """Return where the site is published, and what its readers may write to."""
    mail = str(config.extra.get(MAIL_KEY) or "")
    return Whereabouts(config.site_url or "", config.repo_url or "", mail)


def tokens(config: MkDocsConfig) -> str:
    """Return the style sheet that names the colours; empty where there is none."""
    file = Path(config.docs_dir) / TOKENS_PATH
    return file.read_text("utf-8") if file.is_file() else ""


def store(config: MkDocsConfig) -> Store | None:
    """Return what builds leave to the next; None unless somebody says where."""
    folder = os.environ.get(STORE)
    if not folder:
        return None
    about = (repr(places(config)), config.site_name, tokens(config))
    return Store(root(config) / folder, *about)


def keep_serving(config: MkDocsConfig) -> None:
    """Have `serve` watch the sessions, and go on whatever a page does."""
    sessions = root(config) / SESSIONS_PATH
    # what is not there cannot be watched, and git keeps no empty folder
    sessions.mkdir(exist_ok=True)
    config.watch.append(str(sessions))
    if "macros" in config.plugins:
        # a page that fails in a way only rendering shows must not end the server
        config.plugins["macros"].config["on_error_fail"] = False
