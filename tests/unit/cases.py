"""Cases of bad and good input: files laid over a small sound project, and what must be said."""

import os
import shutil
from pathlib import Path
from typing import Any

import yaml

DATA = Path(__file__).parents[1] / "data"


def read_cases(folder: str) -> dict[str, dict[str, Any]]:
    """Return every case of a folder of `tests/data` by its name."""
    files = sorted((DATA / folder).glob("*.yml"))
    return {file.stem: yaml.safe_load(file.read_text("utf-8")) for file in files}


def lay_out(root: Path, case: dict[str, Any]) -> Path:
    """Write the base project to `root`, change it as the case says, and return `root`.

    Args:
        root: a folder that does not exist yet.
        case: `files` (path to text, bytes, or what to repeat), `remove` (paths), and `make` (path
            to one of the odd things that `_make` knows).
    """
    shutil.copytree(DATA / "base", root)
    for path in case.get("remove", ()):
        target = root / path
        shutil.rmtree(target) if target.is_dir() else target.unlink()
    for path, content in case.get("files", {}).items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(_bytes(content))
    for path, what in case.get("make", {}).items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        _make(root / path, what)
    return root


def _bytes(content: str | bytes | dict[str, Any]) -> bytes:
    if isinstance(content, dict):
        content = content.get("after", "") + content["repeat"] * content["times"]
    return content if isinstance(content, bytes) else content.encode()


def _make(path: Path, what: str) -> None:
    match what:
        case "folder":
            path.mkdir()
        case "pipe":
            os.mkfifo(path)
        case "link to nowhere":
            path.symlink_to("nowhere")
        case "link too long":
            path.symlink_to("x" * 300)
        case "link to itself":
            path.symlink_to(path.name)
        case "unreadable" if os.geteuid() == 0:
            path.symlink_to("/proc/self/mem")  # nobody forbids root; its first page is not there
        case "unreadable":
            path.touch(mode=0)
        case _:
            raise ValueError(what)
