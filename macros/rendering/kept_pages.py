"""Leaves that an earlier build has made of the same things: taken over as they are.

A page is kept as the file that it became in the site, and so is its picture: each build gives both
a second name. All else that is to be known of it is a line of JSON, in one file for all of them.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from markupsafe import Markup

from macros.reading.store import Store

from .fingerprint import Fingerprints
from .page import Found, Heading, Leaf, Page
from .preview import Preview
from .shell import Shell

Line = tuple[str, str]
"""What a leaf is known by, and what is kept of it beside its files."""
_KEPT = "leaves"


class KeptPages:
    """The leaves of a build, in a store."""

    def __init__(self, store: Store | None) -> None:
        """Take the store; without one, everything is made."""
        self._store = store
        self._fingerprints = Fingerprints()
        self._lines = store.lines(_KEPT) if store else {}

    def of(self, leaf: Leaf) -> "KeptLeaf":
        """Return what there is of a leaf."""
        if not self._store or leaf.inputs is None:
            return KeptLeaf(None, "", None)
        parts = (leaf.address, leaf.toc, leaf.edit, leaf.listed, leaf.inputs)
        name = self._fingerprints.of(parts)
        return KeptLeaf(self._store, name, self._lines.get(name))

    def keep(self, lines: Iterable[Line | None]) -> None:
        """Leave to the next build what this one knows of its leaves."""
        if self._store:
            self._store.put_lines(_KEPT, filter(None, lines))


@dataclass(frozen=True)
class _Known:
    """A leaf as it was written."""

    page: Page
    """Without its body."""
    around: str
    """What tells all that the theme put around the body from any other."""
    body: tuple[int, int]
    """Where in the page's file its body starts and ends, in bytes."""
    checksum: int
    picture: int | None = None
    """The checksum of its picture, where it has one."""


class KeptLeaf:
    """What an earlier build has left of a leaf, and what this one leaves."""

    def __init__(self, store: Store | None, name: str, line: str | None) -> None:
        """Take the store, what the leaf is known by there, and what is known of it."""
        self._store, self._name, self._line = store, name, line
        self._before = self._now = _read(line) if line else None

    @property
    def page(self) -> Page | None:
        """Its page, without the body; None where it is not known."""
        return self._now.page if self._now else None

    def line(self) -> Line | None:
        """Return what is to be kept of it beside its files."""
        if self._now and self._line is None:
            self._line = json.dumps(asdict(self._now))
        return (self._name, self._line) if self._line else None

    def body(self) -> bytes | None:
        """Return its page's body, cut out of its file; None if that is not to be had."""
        if not self._store or not self._before:
            return None
        file = self._store.whole(self._file("page"), self._before.checksum)
        first, last = self._before.body
        return file[first:last] if file else None

    def give_page(self, shell: Shell, above: str, place: Path) -> bool:
        """Put the page's file in its place, if this shell would make the same; tell whether."""
        before = self._before
        if not before or before.around != _around(shell, above):
            return False
        return self._give("page", before.checksum, place)

    def take_page(
        self, page: Page, shell: Shell, above: str, parts: Sequence[bytes], place: Path
    ) -> None:
        """Keep a page that was written just now.

        Args:
            page: the page, without its body.
            shell: what was filled with it.
            above: what stands above its body.
            parts: what came of that: before the body, the body, and after it.
            place: its file.
        """
        if self._store:
            before, body, _ = map(len, parts)
            total = self._store.take(self._file("page"), place, b"".join(parts))
            where, around = (before, before + body), _around(shell, above)
            self._now = _Known(page, around, where, total)
            self._line = None

    def give_picture(self, place: Path) -> bool:
        """Put its picture in its place; tell whether."""
        checksum = self._before.picture if self._before else None
        if checksum is None or not self._now or not self._give("picture", checksum, place):
            return False
        if self._now.picture != checksum:  # the page was written anew
            self._now, self._line = replace(self._now, picture=checksum), None
        return True

    def take_picture(self, picture: bytes, place: Path) -> None:
        """Keep its picture, which was written just now."""
        if self._store and self._now:
            checksum = self._store.take(self._file("picture"), place, picture)
            self._now = replace(self._now, picture=checksum)
            self._line = None

    def _give(self, what: str, checksum: int, place: Path) -> bool:
        return self._store is not None and self._store.give(self._file(what), checksum, place)

    def _file(self, what: str) -> str:
        return f"{what} {self._name}"


@lru_cache(maxsize=64)
def _around(shell: Shell, above: str) -> str:
    return sha256(repr((shell, above)).encode("utf-8", "surrogatepass")).hexdigest()


def _read(line: str) -> _Known | None:
    try:
        data = json.loads(line)
        first, last = data.pop("body")
        return _Known(**{**data, "page": _page(data["page"])}, body=(first, last))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None


def _page(data: Mapping[str, Any]) -> Page:
    found, preview = data["found"], data["preview"]
    return Page(
        **{name: data[name] for name in ("address", "title", "description", "edit", "listed")},
        body=Markup(),
        toc=tuple(Heading(*one) for one in data["toc"]),
        preview=Preview(**preview) if preview else None,
        found=None
        if found is None
        else tuple(
            Found(anchor, title, tuple(texts), weight) for anchor, title, texts, weight in found
        ),
    )
