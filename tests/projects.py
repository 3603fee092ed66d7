"""Projects to build: this project's pages and theme, with content of a test's own."""

import datetime as dt
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml
from bs4 import BeautifulSoup

ROOT = Path(__file__).parents[1]
CONTENT = Path(__file__).parent / "site" / "projects"
SITE_URL = "https://rehearse.example/greenroom/"
"""Every site here lives under a path, as a project's site does."""
EPOCH = "1795651200"
"""The day for which sites are built: 2026-11-26."""
OF_THE_EXAMPLE = ("packet.yml", "adr", "mock-interview-notes.md", "macros.md")
"""What speaks of the shipped content, and so does not belong to another project."""


@dataclass
class Built:
    """What a build left: a site, an exit code, and what was said."""

    folder: Path
    code: int = 0
    output: str = field(default="", repr=False)
    _soups: dict[str, BeautifulSoup] = field(default_factory=dict, repr=False)

    @cached_property
    def addresses(self) -> tuple[str, ...]:
        """Every page's address from the site's root, as `sessions/x/`; home is empty."""
        files = sorted(self.folder.rglob("*.html"))
        names = (file.relative_to(self.folder).as_posix() for file in files)
        return tuple(name.removesuffix("index.html") for name in names)

    def html(self, address: str) -> str:
        """A page's text."""
        return (
            self.folder / address / ("" if address.endswith(".html") else "index.html")
        ).read_text("utf-8")

    def page(self, address: str) -> BeautifulSoup:
        """A page, read once."""
        if address not in self._soups:
            self._soups[address] = BeautifulSoup(self.html(address), "html.parser")
        return self._soups[address]

    @property
    def complaints(self) -> str:
        """What a build said beyond the ordinary."""
        return "\n".join(line for line in self.output.splitlines() if not line.startswith("INFO"))

    def main(self, address: str) -> BeautifulSoup:
        """A page's own content, without the frame of the theme."""
        found = self.page(address).find("article")
        assert found is not None, f"{address} has no article"
        return found

    def bytes(self) -> dict[str, bytes]:
        """Every file of the site."""
        files = (file for file in sorted(self.folder.rglob("*")) if file.is_file())
        return {file.relative_to(self.folder).as_posix(): file.read_bytes() for file in files}


def environment(**more: str) -> dict[str, str]:
    """What a build sees, whatever is set on the machine that runs the tests."""
    own = {name: value for name, value in os.environ.items() if not name.startswith("GREENROOM_")}
    own.pop("PYTHONDONTWRITEBYTECODE", None)  # there are hundreds of builds
    fixed = {"SOURCE_DATE_EPOCH": EPOCH, "GREENROOM_SITE_URL": SITE_URL, "NO_MKDOCS_2_WARNING": "1"}
    return own | fixed | more


def _done(
    folder: Path, command: Sequence[str | Path], **more: str
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command,
        cwd=folder,
        env=environment(**more),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )


def ran(folder: Path, *command: str | Path, **more: str) -> str:
    """Run a command that must succeed; return all that it printed."""
    done = _done(folder, command, **more)
    assert done.returncode == 0, done.stdout
    return done.stdout


def build(root: Path, folder: Path, *, strict: bool = True, **more: str) -> Built:
    """Build a site in a process of its own: MkDocs keeps state in its classes."""
    command = [sys.executable, "-m", "mkdocs", "build", "-f", root / "mkdocs.yml", "-d", folder]
    done = _done(root, command + (["--strict"] if strict else []), **more)
    return Built(folder, done.returncode, done.stdout)


class Project:
    """A folder with this project's authored pages and theme, and content from CONTENT."""

    def __init__(self, root: Path, content: str = "small") -> None:
        self.root = root
        ignored = shutil.ignore_patterns(*OF_THE_EXAMPLE)
        shutil.copytree(ROOT / "docs", root / "docs", ignore=ignored, dirs_exist_ok=True)
        shutil.copyfile(ROOT / "mkdocs.yml", root / "shipped.yml")
        (root / "macros").symlink_to(ROOT / "macros")
        (root / "sessions").mkdir()
        self.write("mkdocs.yml", yaml.safe_dump({"INHERIT": "shipped.yml", "nav": _nav()}))
        self.add(content)

    def add(self, content: str) -> "Project":
        """Lay one folder of CONTENT over this project."""
        return self.lay(CONTENT / content)

    def lay(self, folder: Path) -> "Project":
        """Lay any folder over this project."""
        shutil.copytree(folder, self.root, dirs_exist_ok=True)
        return self

    def write(self, path: str, text: str) -> "Project":
        """Write a file."""
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
        return self

    def read(self, path: str) -> str:
        """A file's text."""
        return (self.root / path).read_text("utf-8")

    def repeat(self, sessions: int) -> "Project":
        """Write so many more sessions like its own of 2026-10-01, one for each day from January."""
        whole = self.read("sessions/2026-10-01-solo.yml")
        for number in range(sessions):
            day = dt.date(2026, 1, 1) + dt.timedelta(days=number)
            self.write(f"sessions/{day}-solo.yml", whole.replace("2026-10-01", day.isoformat()))
        return self

    def replace(self, path: str, old: str, new: str) -> "Project":
        """Write other words in a file's place of these."""
        text = self.read(path)
        assert old in text, f"{path} does not say {old!r}"
        return self.write(path, text.replace(old, new))

    def remove(self, *paths: str) -> "Project":
        """Remove files and folders."""
        for path in paths:
            target = self.root / path
            shutil.rmtree(target) if target.is_dir() else target.unlink()
        return self

    def session(self, identifier: str, **facts: Any) -> "Project":
        """Write a session."""
        text = yaml.safe_dump(facts, allow_unicode=True, sort_keys=False)
        return self.write(f"sessions/{identifier}.yml", text)

    def build(self, *, strict: bool = True, **more: str) -> Built:
        """Build this project into its own `site`."""
        return build(self.root, self.root / "site", strict=strict, **more)

    def built(self, **more: str) -> Built:
        """Build this project, which must go without a complaint."""
        done = self.build(**more)
        assert done.code == 0, done.complaints
        return done


def _nav() -> list[Any]:
    """The shipped navigation without the pages that do not come along."""
    return list(_kept(yaml.load((ROOT / "mkdocs.yml").read_text("utf-8"), yaml.BaseLoader)["nav"]))  # noqa: S506 - plain values only


def _kept(entries: Iterable[Any]) -> Iterable[Any]:
    for entry in entries:
        ((title, target),) = entry.items()
        if isinstance(target, list):
            inner = list(_kept(target))
            if inner:
                yield {title: inner}
        elif target not in ("macros.md",):
            yield entry
