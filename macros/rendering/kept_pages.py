"""Leaves that an earlier build has made of the same things: read, not made again."""

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, replace
from functools import partial
from typing import Any, TypeVar

from markupsafe import Markup

from macros.reading.store import Store

from .fingerprint import Fingerprints
from .page import Found, Heading, Leaf, Page
from .preview import Preview, Previews

Made = TypeVar("Made", Page, bytes)


class KeptPages:
    """The pages and pictures of leaves, in a store."""

    def __init__(self, store: Store | None) -> None:
        """Take the store; without one, everything is made."""
        self._store = store
        self._fingerprints = Fingerprints()

    def page(self, leaf: Leaf) -> Page:
        """Return a leaf's page."""
        return self._known("page", leaf, leaf.make, _read, _written)

    def picture(self, leaf: Leaf, previews: Previews) -> bytes:
        """Return the picture of a leaf that has one."""
        assert leaf.draw  # noqa: S101 - that is what it has
        return self._known("picture", leaf, partial(leaf.draw, previews), bytes, bytes)

    def _known(
        self,
        what: str,
        leaf: Leaf,
        make: Callable[[], Made],
        read: Callable[[bytes], Made | None],
        written: Callable[[Made], bytes],
    ) -> Made:
        """Return what was kept of a leaf, else what is made of it now."""
        if not self._store or leaf.inputs is None:
            return make()
        parts = (what, leaf.address, leaf.toc, leaf.edit, leaf.listed, leaf.inputs)
        name = self._fingerprints.of(parts)
        kept = self._store.get(name)
        known = read(kept) if kept else None
        if known is None:
            known = make()
            self._store.put(name, written(known))
        return known


def _written(page: Page) -> bytes:
    """Return a page as a line of JSON, and its body as it is: that need not be parsed again."""
    facts = json.dumps(asdict(replace(page, body=Markup())))
    return f"{facts}\n{page.body}".encode()


def _read(kept: bytes) -> Page | None:
    facts, _, body = kept.partition(b"\n")
    try:
        return _page(json.loads(facts), body.decode())
    except (ValueError, TypeError, KeyError, RecursionError):
        return None


def _page(data: Mapping[str, Any], body: str) -> Page:
    found, preview = data["found"], data["preview"]
    return Page(
        **{name: data[name] for name in ("address", "title", "description", "edit", "listed")},
        body=Markup(body),  # noqa: S704 - as an earlier build has made it
        toc=tuple(Heading(**one) for one in data["toc"]),
        preview=Preview(**preview) if preview else None,
        found=None
        if found is None
        else tuple(Found(**{**one, "texts": tuple(one["texts"])}) for one in found),
    )
