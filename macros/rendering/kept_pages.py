"""Leaves that an earlier build has made of the same things: read, not made again."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from markupsafe import Markup

from macros.reading.store import Store

from .fingerprint import Fingerprints
from .page import Found, Heading, Leaf, Page
from .preview import Preview, Previews


class KeptPages:
    """The pages and pictures of leaves, in a store."""

    def __init__(self, store: Store | None) -> None:
        """Take the store; without one, everything is made."""
        self._store = store
        self._fingerprints = Fingerprints()

    def page(self, leaf: Leaf) -> Page:
        """Return a leaf's page."""
        name = self._name("page", leaf)
        kept = self._store.get(name) if self._store and name else None
        page = _read(kept) if kept else None
        if page is None:
            page = leaf.make()
            if self._store and name:
                self._store.put(name, json.dumps(asdict(page)).encode())
        return page

    def picture(self, leaf: Leaf, previews: Previews) -> bytes:
        """Return the picture of a leaf that has one."""
        assert leaf.draw  # noqa: S101 - that is what it has
        name = self._name("picture", leaf)
        kept = self._store.get(name) if self._store and name else None
        picture = kept or leaf.draw(previews)
        if self._store and name and not kept:
            self._store.put(name, picture)
        return picture

    def _name(self, what: str, leaf: Leaf) -> str | None:
        if not self._store or leaf.inputs is None:
            return None
        parts = (what, leaf.address, leaf.toc, leaf.edit, leaf.listed, leaf.inputs)
        return self._fingerprints.of(parts).hex()


def _read(kept: bytes) -> Page | None:
    try:
        return _page(json.loads(kept))
    except (ValueError, TypeError, KeyError, RecursionError):
        return None


def _page(data: Mapping[str, Any]) -> Page:
    found, preview = data["found"], data["preview"]
    return Page(
        **{name: data[name] for name in ("address", "title", "description", "edit", "listed")},
        body=Markup(data["body"]),  # noqa: S704 - as an earlier build has made it
        toc=tuple(Heading(**one) for one in data["toc"]),
        preview=Preview(**preview) if preview else None,
        found=None
        if found is None
        else tuple(Found(**{**one, "texts": tuple(one["texts"])}) for one in found),
    )
