"""Makes the leaves, beside the process that makes the rest of the site.

Nearly all of a large site is its leaves, and none needs another. So processes of their own, one for
each processor, begin them as soon as the library is read. What the theme puts around a page is
known much later; until then they keep what they have made.
"""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path
from typing import NamedTuple

from markupsafe import Markup

from macros.reading.processes import hired, processes
from macros.reading.store import Store

from .kept_pages import KeptLeaf, KeptPages, Line
from .page import Leaf, Page
from .preview import Previews
from .shell import Kind, Shell, kind_of

FEWEST_EACH = 24
"""Below so many leaves, a process of its own takes longer than it saves."""


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
            leaves: all that are to be made.
            previews: what draws their pictures; None draws none.
            store: what an earlier build has left elsewhere; None where nothing is kept.
        """
        self._bench = _Bench(previews, KeptPages(store))
        self._press: Press | None = None
        self._leaves = leaves
        crew = processes(len(leaves), FEWEST_EACH)
        self._shares = [leaves[first::crew] for first in range(crew)]
        if crew > 1:
            for one in {kind_of(leaf): leaf for leaf in leaves}.values():
                self._bench.rehearse(one)
        self._hands = (
            [hired(partial(self._bench.serve, share)) for share in self._shares] if crew > 1 else []
        )

    def give(self, press: Press) -> None:
        """Let the pages be written from now on; whoever makes them has waited for this."""
        self._press = press
        for _, line in self._hands:
            with suppress(OSError):  # it has ended; its share is made in the end
                line.send(press)

    def finish(self, kept: Mapping[str, Done]) -> dict[str, Done]:
        """Write everything that is not there already; return what was written by address, in order.

        Args:
            kept: what an earlier build has left in the folder of the site, by address.
        """
        press = self._press
        assert press  # noqa: S101 - nothing can be written before it is given
        written = (
            self._received(press)
            if self._hands
            else [self._written(leaf, press, kept.get(leaf.address)) for leaf in self._leaves]
        )
        self._bench.keep(written)
        return {
            leaf.address: Done(leaf, press.shells[kind_of(leaf)], press.above, one.page)
            for leaf, one in zip(self._leaves, written, strict=True)
            if one
        }

    def _written(self, leaf: Leaf, press: Press, before: Done | None) -> Written | None:
        if before and leaf.address not in press.without and before.is_of(leaf, press):
            return Written(before.page, None)
        return self._bench.made([leaf], press)[0]

    def _received(self, press: Press) -> list[Written | None]:
        done = [self._share(at, press) for at in range(len(self._hands))]
        pages = [page for share in done for page in share]
        for first, share in enumerate(done):
            pages[first :: len(done)] = share
        return pages

    def _share(self, at: int, press: Press) -> list[Written | None]:
        """Return one helper's pages.

        What a lost one leaves undone, as for want of memory, is done here, where an error is told
        as any other.
        """
        process, line = self._hands[at]
        try:
            pages: list[Written | None] = line.recv()
        except (EOFError, OSError):
            pages = self._bench.made(self._shares[at], press)
        process.join()
        return pages

    def stop(self) -> None:
        """End what is still under way; nothing more is written."""
        for process, _ in self._hands:
            process.terminate()
            process.join()


class _Begun(NamedTuple):
    """A leaf of which the page is there, or known from an earlier build."""

    leaf: Leaf
    kept: KeptLeaf
    page: Page | None
    """The page, where it was made."""


class _Bench:
    """Where pages are made, in this process or in another."""

    def __init__(self, previews: Previews | None, pages: KeptPages) -> None:
        self._previews, self._pages = previews, pages

    def rehearse(self, leaf: Leaf) -> None:
        """Make a page in vain: templates, patterns and fonts are then there for all hands.

        What this process compiles is there for the next build too.
        """
        leaf.make()
        if self._previews and leaf.draw:
            leaf.draw(self._previews)

    def made(self, leaves: Sequence[Leaf], press: Press) -> list[Written | None]:
        return [self._written(self._begun(leaf), press) for leaf in leaves]

    def serve(self, leaves: Sequence[Leaf], line: Connection) -> None:
        """Make pages until the press is there, then write them and all the others."""
        press: Press | None = None
        waiting: list[_Begun] = []
        pages: list[Written | None] = []
        for leaf in leaves:
            waiting.append(self._begun(leaf))
            if press is None and line.poll():
                press = line.recv()
            if press:
                pages += [self._written(one, press) for one in waiting]
                waiting.clear()
        press = press or line.recv()
        pages += [self._written(one, press) for one in waiting]
        line.send(pages)

    def keep(self, written: Iterable[Written | None]) -> None:
        """Leave to the next build what is known of all pages."""
        self._pages.keep(one.line for one in written if one)

    def _begun(self, leaf: Leaf) -> _Begun:
        kept = self._pages.of(leaf)
        return _Begun(leaf, kept, None if kept.page else leaf.make())

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
                file.unlink(missing_ok=True)
                file.write_bytes(picture)
                begun.kept.take_picture(picture, file)
        return Written(page, begun.kept.line())

    def _page(self, begun: _Begun, press: Press, file: Path) -> Page:
        """Put a page's file in its place; return the page without its body."""
        leaf, kept, page = begun
        shell = press.shells[kind_of(leaf)]
        if kept.page and kept.give_page(shell, press.above, file):
            return kept.page
        page = page or kept.whole_page() or leaf.make()
        parts = [part.encode() for part in shell.filled(page, press.above)]
        file.unlink(missing_ok=True)  # it may be another's too: the last good site's, or a store's
        file.write_bytes(b"".join(parts))
        kept.take_page(page, shell, press.above, parts, file)
        return replace(page, body=Markup())
