"""Makes the leaves, beside the process that makes the rest of the site.

Nearly all of a large site is its sessions' pages, and none needs another. So processes of their
own, one for each processor, begin them as soon as the library is read. What the theme puts around a
page is known much later; until then they keep what they have made.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path
from typing import NamedTuple

from markupsafe import Markup

from macros.reading.processes import answers, crew
from macros.reading.store import Store

from .kept_pages import KeptLeaf, KeptPages, Line
from .page import Leaf, Page
from .preview import Previews
from .shell import Kind, Shell, kind_of

FEWEST_EACH = 24
"""Below so many leaves, a process of its own takes longer than it saves."""
_AT_ONCE = 2
"""Leaves that a process takes at a time, at the least. A session's page looks back at the one
before it: what was counted for one is there for the next."""


@dataclass(frozen=True)
class Press:
    """What turns pages into files."""

    site: Path
    """The folder of the site that is being built."""
    shells: Mapping[Kind, Shell]
    above: str = ""
    """HTML to put before each page's body; its links start with `addresses.ROOT`."""
    without: frozenset[str] = frozenset()
    """The addresses of leaves that are not to be written: somebody else writes them."""


@dataclass(frozen=True)
class Done:
    """A leaf that an earlier build has written."""

    leaf: Leaf
    shell: Shell
    above: str
    page: Page
    """Without its body."""

    def is_of(self, leaf: Leaf, press: Press) -> bool:
        """Tell whether the same page would be written again."""
        return (
            leaf.inputs is not None
            and leaf.inputs == self.leaf.inputs  # by identity first, which is quick
            and press.shells[kind_of(leaf)] == self.shell
            and press.above == self.above
        )


class Written(NamedTuple):
    """A page that lies in the site."""

    page: Page
    """Without its body."""
    line: Line | None
    """What the next build is to know of it."""


def rehearse(leaves: Iterable[Leaf], previews: Previews | None) -> None:
    """Make a leaf of each kind in vain: templates, patterns and fonts are then there for all hands.

    What this process compiles is there for the next build too.
    """
    for leaf in {kind_of(leaf): leaf for leaf in leaves}.values():
        leaf.make()
        if previews and leaf.draw:
            leaf.draw(previews)


class Workshop:
    """The leaves of one build, under way."""

    def __init__(
        self,
        leaves: Sequence[Leaf],
        previews: Previews | None,
        store: Store | None = None,
    ) -> None:
        """Begin; beside a server that runs, this process makes all of them in the end.

        Args:
            leaves: those that others begin.
            previews: what draws their pictures; None draws none.
            store: what an earlier build has left elsewhere; None where nothing is kept.
        """
        self._bench = _Bench(previews, KeptPages(store))
        self._press: Press | None = None
        serve = partial(self._bench.serve, leaves)
        self._hands = crew(len(leaves), FEWEST_EACH, _AT_ONCE, serve)

    def give(self, press: Press) -> None:
        """Let the pages be written from now on; whoever makes them has waited for this."""
        self._press = press
        for _, line in self._hands:
            with suppress(OSError):  # it has ended; its share is made in the end
                line.send(press)

    def finish(self, leaves: Iterable[Leaf], kept: Mapping[str, Done]) -> dict[str, Done]:
        """Write everything that is not there already; return what was written by address, in order.

        Args:
            leaves: all that there are to be, also those that nobody has begun.
            kept: what an earlier build has left in the folder of the site, by address.
        """
        press = self._press
        assert press  # noqa: S101 - nothing can be written before it is given
        pages = self._received()
        done = {}
        for leaf in leaves:
            address = leaf.address
            if address not in pages:
                pages[address] = self._written(leaf, press, kept.get(address))
            if one := pages[address]:
                done[address] = Done(leaf, press.shells[kind_of(leaf)], press.above, one.page)
        self._bench.keep(pages.values())
        return done

    def _written(self, leaf: Leaf, press: Press, before: Done | None) -> Written | None:
        if before and leaf.address not in press.without and before.is_of(leaf, press):
            return Written(before.page, None)
        return self._bench.made(leaf, press)

    def _received(self) -> dict[str, Written | None]:
        """Return the pages of all helpers by address.

        What a lost one leaves undone, as for want of memory, is missing: it is made here, where an
        error is told as any other.
        """
        done: dict[str, Written | None] = {}
        for pages in answers(self._hands):
            done |= pages
        return done

    def stop(self) -> None:
        """End what is still under way; nothing more is written."""
        for process, _ in self._hands:
            process.terminate()
            process.join()


class _Made(NamedTuple):
    """A page as it waits for what the theme puts around it."""

    page: Page
    """Without its body."""
    body: bytes
    """Encoded: where a text has a single dash, Python takes two bytes for each of its letters."""


class _Begun(NamedTuple):
    """A leaf of which the page is there, or known from an earlier build."""

    leaf: Leaf
    kept: KeptLeaf
    made: _Made | None
    """The page, where it was made."""


class _Bench:
    """Where pages are made, in this process or in another."""

    def __init__(self, previews: Previews | None, pages: KeptPages) -> None:
        self._previews, self._pages = previews, pages

    def made(self, leaf: Leaf, press: Press) -> Written | None:
        return self._written(self._begun(leaf), press)

    def serve(self, leaves: Sequence[Leaf], taken: Iterator[int], line: Connection) -> None:
        """Make pages until the press is there, then write them and all the others."""
        press: Press | None = None
        waiting: list[_Begun] = []
        pages: dict[str, Written | None] = {}

        def write(press: Press) -> None:
            pages.update((one.leaf.address, self._written(one, press)) for one in waiting)
            waiting.clear()

        for at in taken:
            waiting.append(self._begun(leaves[at]))
            if press is None and line.poll():
                press = line.recv()
            if press:
                write(press)
        write(press or line.recv())
        line.send(pages)

    def keep(self, written: Iterable[Written | None]) -> None:
        """Leave to the next build what is known of all pages."""
        self._pages.keep(one.line for one in written if one)

    def _begun(self, leaf: Leaf) -> _Begun:
        kept = self._pages.of(leaf)
        return _Begun(leaf, kept, None if kept.page else _made(leaf))

    def _written(self, begun: _Begun, press: Press) -> Written | None:
        """Write a page and its picture; return None if they are not to be written."""
        if begun.leaf.address in press.without:
            return None
        folder = press.site / begun.leaf.address
        folder.mkdir(parents=True, exist_ok=True)
        page = self._page(begun, press, folder / "index.html")
        if self._previews and begun.leaf.draw and page.preview:
            file = press.site / page.preview.path
            if not begun.kept.give_picture(file):
                picture = begun.leaf.draw(self._previews)
                _write_anew(file, picture)
                begun.kept.take_picture(picture, file)
        return Written(page, begun.kept.line())

    def _page(self, begun: _Begun, press: Press, file: Path) -> Page:
        """Put a page's file in its place; return the page without its body."""
        leaf, kept, made = begun
        shell = press.shells[kind_of(leaf)]
        if kept.page and kept.give_page(shell, press.above, file):
            return kept.page
        page, body = made or _known(kept) or _made(leaf)
        parts = shell.filled(page, press.above.encode() + body)
        _write_anew(file, b"".join(parts))
        kept.take_page(page, shell, press.above, parts, file)
        return page


def _made(leaf: Leaf) -> _Made:
    page = leaf.make()
    return _Made(replace(page, body=Markup()), page.body.encode())


def _write_anew(file: Path, content: bytes) -> None:
    """Write a new file: what lies there may be another's too, the last good site's or a store's."""
    try:
        opened = file.open("xb")
    except FileExistsError:
        file.unlink()
        opened = file.open("xb")
    with opened:
        opened.write(content)


def _known(kept: KeptLeaf) -> _Made | None:
    """Return the page that an earlier build has made, if all of it is there."""
    page, body = kept.page, kept.body()
    return None if page is None or body is None else _Made(page, body)
