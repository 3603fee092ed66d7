"""What `mkdocs.yml` and the environment say of a build."""

import os
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

from .reading.library import SESSIONS_PATH
from .reading.problems import printable
from .reading.store import Store, holds_others
from .rendering.web_manifest import TOKENS_PATH
from .rendering.whereabouts import MAIL_KEY, Whereabouts

STORE = "GREENROOM_CACHE"
"""The environment's name for the folder, from the project's root, of what builds leave."""


_SHOWN = ("site_name", "site_url", "site_description", "copyright", "repo_url", "edit_uri")
"""What pages show of the configuration, so that each has to be UTF-8."""


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


def refuse_odd_bytes(config: MkDocsConfig) -> None:
    """Refuse a name or an address that no page can hold, as the environment may give one.

    Raises:
        PluginError: with all that are not UTF-8.
    """
    said = {name: config[name] for name in _SHOWN} | {MAIL_KEY: config.extra.get(MAIL_KEY)}
    odd = [name for name, value in said.items() if not _is_utf_8(str(value or ""))]
    if odd:
        named = " and ".join(f"{name} ({printable(str(said[name]))})" for name in odd)
        raise PluginError(f"mkdocs.yml: write {named} in UTF-8, also in the environment")


def _is_utf_8(text: str) -> bool:
    # bytes that could not be read stand in a text as halves of a sign
    return not any("\ud800" <= sign <= "\udfff" for sign in text)


def store(config: MkDocsConfig) -> Store | None:
    """Return what builds leave to the next; None unless somebody says where.

    Raises:
        PluginError: it would be published there, or take the place of something else.
    """
    named = os.environ.get(STORE)
    if not named:
        return None
    folder = root(config) / named
    if wrong := _wrong_place(folder, config):
        raise PluginError(f"{STORE}={printable(named)}: {wrong}, as {STORE}=.cache/site")
    about = (repr(places(config)), config.site_name, tokens(config))
    return Store(folder, *about)


def _wrong_place(folder: Path, config: MkDocsConfig) -> str | None:
    """Return why nothing can be kept in a folder, and which one to name instead."""
    for public in (config.docs_dir, config.site_dir):
        if folder.resolve().is_relative_to(Path(public).resolve()):
            return f"what lies in {Path(public).name}/ is published; name a folder beside it"
    if holds_others(folder):
        return "it holds something else, which would be removed; name a folder of its own"
    return None


def keep_serving(config: MkDocsConfig) -> None:
    """Have `serve` watch the sessions, and go on whatever a page does."""
    sessions = root(config) / SESSIONS_PATH
    # what is not there cannot be watched, and git keeps no empty folder
    sessions.mkdir(exist_ok=True)
    config.watch.append(str(sessions))
    if "macros" in config.plugins:
        # a page that fails in a way only rendering shows must not end the server
        config.plugins["macros"].config["on_error_fail"] = False
