"""What a phone keeps so that the site works without a network, and the worker that keeps it."""

import hashlib
import json
import posixpath
import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache, partial
from itertools import chain
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from macros.reading.library import Library
from macros.reading.model import Decision, Question, Session

from .addresses import ROOT, to
from .lean import lean_script
from .search import INDEX_PATH, LOADED

WORKER_PATH = "sw.js"
UNREACHABLE = "unreachable.html"
"""The theme's page for what is not on the device while there is no network."""
MOST_SESSIONS = 10
MOST_QUESTIONS = 100
LIMIT = 5_000_000
"""Bytes beside what a rehearsal needs; compressed, a quarter of that is fetched. What comes after
is kept when visited."""
LARGEST = 1_000_000
"""Bytes of one file; what outgrows it, as a search index may, is kept when first used."""

_TEMPLATES = Path(__file__).parent / "templates"
_SHELL = (
    "assets/stylesheets/*.css",
    "assets/javascripts/*.js",
    "assets/javascripts/workers/*.js",
    "assets/favicon.*",
    "stylesheets/*.css",
    "javascripts/**/*.mjs",
)
_ESSENTIAL = ("", "practice/", UNREACHABLE, "data/rehearsal.json", "data/speech-rules.json")
"""With the shell, what a rehearsal needs: kept unless one alone outgrows the whole limit."""
_PLACES = (
    "questions/",
    "interviewer/",
    "interview-packet/",
    "architecture/",
    "mock-interview-notes/",
    "adr/",
    "progress/",
    "sessions/",
    "rules/",
    "offline/",
    "data/sessions.json",
    "sitemap.xml",
    LOADED,
    INDEX_PATH,
)
_IMAGE = re.compile(r"""<img\b[^>]*?\bsrc="([^"]+)""")


class Worker(NamedTuple):
    """The service worker of one build."""

    text: str
    files: int
    """How many files it keeps from the first visit on."""
    size: int
    """Their bytes on the device."""


def worker(site: Path, library: Library) -> Worker:
    """Return the service worker for a site that is otherwise complete.

    Args:
        site: the folder of the built site.
        library: what it was built from; only its public sessions are kept.
    """
    kept = kept_files(site, library)
    hashes = [(path, _hash(content)) for path, content in sorted(kept.items())]
    source = lean_script((_TEMPLATES / WORKER_PATH).read_bytes()).decode()
    build = {"files": hashes, "places": _places(site)}
    version = _hash(f"{json.dumps(build)}{source}".encode())
    said = json.dumps({"version": version, **build}, separators=(",", ":"))
    return Worker(f"const BUILD = {said};\n{source}", len(kept), sum(map(len, kept.values())))


def leaving_worker() -> str:
    """Return the worker for `serve`, which removes one that a site left at this address."""
    return (_TEMPLATES / "sw_leaving.js").read_text("utf-8")


def kept_files(site: Path, library: Library) -> dict[str, bytes]:
    """Return what is kept from the first visit on, by address; the bytes are those of the site.

    What a rehearsal needs comes first, and takes no room from the rest: the lists, the newest
    sessions, the questions in the packet's order and the records, until the limit.
    """
    kept = {}
    content_of = cache(partial(_content, site.resolve()))
    for path in chain(_shell(site), _ESSENTIAL):
        content = content_of(path)
        if content is not None and len(content) <= LIMIT:
            kept[path] = content
    room = LIMIT
    for path in _with_images(content_of, chain(_PLACES, _made_pages(library))):
        content = content_of(path)
        if path not in kept and content is not None and len(content) <= min(room, LARGEST):
            kept[path] = content
            room -= len(content)
    return kept


def _shell(site: Path) -> Iterator[str]:
    for pattern in _SHELL:
        yield from (found.relative_to(site).as_posix() for found in sorted(site.glob(pattern)))


def _made_pages(library: Library) -> Iterator[str]:
    public = [session for session in library.sessions if session.audience == "public"]
    pages: Iterable[Session | Question | Decision] = chain(
        public[: -MOST_SESSIONS - 1 : -1],
        library.packet.questions[:MOST_QUESTIONS],
        library.decisions,
    )
    return (unquote(to(page).removeprefix(ROOT)) for page in pages)


def _with_images(content_of: Callable[[str], bytes | None], paths: Iterable[str]) -> Iterator[str]:
    """Yield each path, and after a page the pictures that it shows."""
    for path in paths:
        yield path
        if path.endswith("/"):
            yield from _images(path, content_of(path) or b"")


def _images(page: str, content: bytes) -> Iterator[str]:
    for address in _IMAGE.findall(content.decode("utf-8")):
        parts = urlsplit(address)
        if not parts.scheme and not parts.netloc and not parts.path.startswith("/"):
            yield posixpath.normpath(posixpath.join(page, unquote(parts.path)))


def _content(site: Path, path: str) -> bytes | None:
    """Return the bytes at an address; None where the site, which is no link, has nothing there."""
    file = site / path / "index.html" if path == "" or path.endswith("/") else site / path
    inside = file.resolve().is_relative_to(site)
    return file.read_bytes() if inside and file.is_file() else None


def _places(site: Path) -> list[str]:
    """Return the first steps of all addresses: at a host's root, other sites live beside them."""
    shown = (entry for entry in site.iterdir() if not entry.name.startswith("."))
    return ["", *sorted(one.name for one in shown if one.is_dir() or one.suffix == ".html")]


def _hash(content: bytes) -> str:
    """Return the first half of the SHA-256, as the worker computes it too."""
    return hashlib.sha256(content).hexdigest()[:32]
