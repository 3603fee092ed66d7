"""What one build leaves to the next of a leaf."""

from pathlib import Path

from markupsafe import Markup

from macros.reading.store import Store
from macros.rendering.kept_pages import KeptPages
from macros.rendering.page import Found, Heading, Leaf, Page
from macros.rendering.preview import Preview
from macros.rendering.shell import Shell

TOC = (Heading(2, "review", "Review"), Heading(3, "better-1", "What to do better"))
PICTURE = Preview("assets/preview.png", "The times")
PAGE = Page(
    address="sessions/2026-10-01-solo/",
    title="Solo session",
    description="A rehearsal.",
    body=Markup(),
    toc=TOC,
    edit="sessions/2026-10-01-solo.yml",
    preview=PICTURE,
    found=(Found("", "Solo session", ("A rehearsal.",), 3), Found("review", "Review")),
)
LEAF = Leaf(PAGE.address, lambda: PAGE, TOC, PAGE.edit, inputs=("all of it",))
SHELL = Shell((b"<main>", b"</main>"), ("body",), PICTURE)


def test_next_build_knows_the_page_and_has_its_file(tmp_path: Path) -> None:
    """A page comes back as it was made, and its file is put in its place."""
    first = Store(tmp_path / "kept")
    pages = KeptPages(first)
    kept, parts = pages.of(LEAF), (b"<main>", b"<p>Said</p>", b"</main>")
    written, place = tmp_path / "first.html", tmp_path / "next.html"
    written.write_bytes(b"".join(parts))
    kept.take_page(PAGE, SHELL, "", parts, written)
    pages.keep([kept.line()])
    first.finish()

    known = KeptPages(Store(tmp_path / "kept")).of(LEAF)
    assert known.page == PAGE
    assert known.body() == b"<p>Said</p>"
    assert known.give_page(SHELL, "", place)
    assert place.read_bytes() == written.read_bytes()
