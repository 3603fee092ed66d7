"""The web app manifest: what a phone shows when the site is installed."""

import json
import re
from typing import NamedTuple
from urllib.parse import urlsplit

MANIFEST_PATH = "manifest.webmanifest"
TOKENS_PATH = "stylesheets/tokens.css"

_PAPER = re.compile(r"--gr-paper:\s*(#[0-9a-fA-F]{6})\b")
_SHORT = 12
"""Characters that a home screen shows below an icon."""
_ICONS = (
    ("assets/icons/icon-192.png", 192, "any"),
    ("assets/icons/icon-512.png", 512, "any"),
    ("assets/icons/maskable-512.png", 512, "maskable"),
)
_SHORTCUTS = (("Practice", "practice/"), ("Questions", "questions/"))


class SiteName(NamedTuple):
    """How a site is called, and where it is published."""

    name: str
    description: str = ""
    url: str = ""
    """Empty where it is not known."""


class Paper(NamedTuple):
    """The colour behind everything, in each scheme."""

    light: str
    dark: str


def paper(tokens: str) -> Paper | None:
    """Return the two papers of the style sheet that names all colours; None without both."""
    found = _PAPER.findall(tokens)
    return Paper(found[0], found[1]) if len(found) == 2 else None


def web_manifest(site: SiteName, colours: Paper | None) -> bytes:
    """Return the manifest. Its addresses are relative to its own.

    Only the identity is not: browsers resolve it against the host, which several sites may share.
    """
    manifest = {
        **({"id": urlsplit(site.url).path or "/"} if site.url else {}),
        "name": site.name,
        "short_name": _short(site.name),
        "description": site.description,
        "start_url": "./",
        "scope": "./",
        "display": "standalone",
        **({"theme_color": colours.light, "background_color": colours.light} if colours else {}),
        "icons": [_icon(*facts) for facts in _ICONS],
        "shortcuts": [
            {"name": name, "url": address, "icons": [_icon(*_ICONS[0])]}
            for name, address in _SHORTCUTS
        ],
    }
    return (json.dumps(manifest, indent=2, ensure_ascii=False) + "\n").encode()


def _short(name: str) -> str:
    """Return the words of a name that fit below an icon, at least a part of the first."""
    words = name.split()
    while len(words) > 1 and len(" ".join(words)) > _SHORT:
        words.pop()
    return " ".join(words)[:_SHORT]


def _icon(path: str, size: int, purpose: str) -> dict[str, str]:
    return {"src": path, "sizes": f"{size}x{size}", "type": "image/png", "purpose": purpose}
