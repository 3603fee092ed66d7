"""Everything that one library becomes: the generated pages, and the pieces for authored ones."""

import datetime as dt
import re
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property, partial

from markupsafe import Markup

from macros.reading.audience import linked, published, published_text, with_link
from macros.reading.library import Library
from macros.reading.model import Decision
from macros.reading.problems import Problem
from macros.reading.store import Store

from .addresses import ROOT, settle, to
from .author_macros import MACROS, SHARE, AuthorMacros, Macro
from .feeds import feeds
from .page import Leaf, Page
from .preview import Preview, Previews, site_preview
from .progress_page import progress_page
from .question_leaves import question_leaves
from .question_pages import questions_page
from .record_pages import RecordPages
from .rules_page import rules_page
from .session_list import sessions_page
from .session_pages import linked_leaf, session_leaves
from .standing import Standing
from .templating import Templates
from .titles import record_title
from .whereabouts import UNCONFIGURED, Whereabouts

_SLOT = re.compile(
    r'<p>\s*<(?:div|span) data-slot="(\d+)"></(?:div|span)>\s*</p>'
    r'|<(?:div|span) data-slot="(\d+)"></(?:div|span)>'
)

_PAGE_HEAD = re.compile(r"<header class=\"gr-head\">.*?</header>", re.DOTALL)
"""A generated page's own title and lead."""

_STATED = re.compile(
    r"(</h1>\s*)<ul>\s*(?:<li>\s*(?:<p>)?(?:<strong>)?(?:Status|Date)\b[^<]*"
    r"(?:</strong>[^<]*)?(?:</p>)?\s*</li>\s*)+</ul>",
    re.IGNORECASE,
)
"""A record's own list of status and date right under its title: the facts above say the same."""


Call = tuple[Macro, tuple[object, ...], dict[str, object]]
"""A macro, and what it is called with."""


class Site:
    """One build: a library, the day it is built for, and the HTML that follows from both."""

    def __init__(
        self,
        read: Library,
        today: dt.date,
        *,
        everything: bool = False,
        places: Whereabouts = UNCONFIGURED,
        store: Store | None = None,
    ) -> None:
        """Take what was read, and what of it to show.

        Args:
            read: all that was read.
            today: the day of the build.
            everything: True, for the author's own eyes, shows and counts every session; False
                shows what everybody may see, and makes a page apart for those with a link.
            places: where the site is published, and what its readers may write to.
            store: what an earlier build has left; None where nothing is kept.
        """
        self.read = read
        self.library = read if everything else published(read)
        self._linked = () if everything else linked(read)
        self.standing = Standing(self.library, today, store)
        self._templates = Templates(self.library, places)
        self._slots: list[str] = []
        self._calls: list[Call] = []
        self.macros = AuthorMacros(self.standing, self._templates)

    def pages(self) -> Iterator[Page]:
        """Yield every generated page but the `leaves`: the lists, of which there are a few."""
        yield sessions_page(self._templates, self.library)
        yield questions_page(self._templates, self.standing)
        yield self._records.index()
        yield progress_page(self._templates, self.standing)
        yield rules_page(self._templates)

    def leaves(self) -> Iterator[Leaf]:
        """Yield the pages that the lists lead to: sessions, oldest first, then questions."""
        yield from self.session_leaves()
        yield from self.question_leaves()

    def session_leaves(self) -> Iterator[Leaf]:
        """Yield the sessions' pages, oldest first, and then those for people with a link."""
        yield from session_leaves(self._templates, self.library)
        for session in self._linked:
            yield linked_leaf(self._templates, with_link(self.read, session), session)

    def question_leaves(self) -> Iterator[Leaf]:
        """Yield the questions' pages, in the packet's order; each counts all answers to it."""
        yield from question_leaves(self._templates, self.standing)

    def feeds(self, site_url: str | None) -> dict[str, bytes]:
        """Return the bytes of each feed by its path under the site."""
        return feeds(self.library, self.standing.today, site_url)

    @cached_property
    def preview(self) -> Preview:
        """The picture that stands for every page without one of its own."""
        return site_preview(self.library)

    def previews(self, name: str, tokens: str) -> Previews:
        """Return what draws the pictures.

        Args:
            name: what the site is called.
            tokens: the style sheet that names the colours.
        """
        return Previews(name, self.library, tokens)

    def callable_macros(self) -> Iterator[tuple[str, Callable[..., str]]]:
        """Yield each macro's name and the function that a page calls.

        The function returns a stand-in for the macro's HTML, which Markdown passes through
        untouched; `authored` puts the HTML in its place.
        """
        for macro in MACROS:
            yield macro.name, partial(self._stand_in, macro)

    def call_again(self, before: "Site") -> None:
        """Call the macros of an earlier build's pages, whose stand-ins then mean what comes of it.

        Raises:
            MacroError: one cannot be called so any more.
        """
        for macro, arguments, named in before._calls:
            self._stand_in(macro, *arguments, **named)

    def _stand_in(self, macro: Macro, *arguments: object, **named: object) -> str:
        self._calls.append((macro, arguments, named))
        self._slots.append(str(self.macros(macro.name, *arguments, **named)))
        tag = "span" if macro.inline else "div"
        return f'<{tag} data-slot="{len(self._slots) - 1}"></{tag}>'

    def authored(self, html: str, src_uri: str, address: str) -> str:
        """Finish an authored page: macros' HTML in its place, record facts around, links relative.

        Args:
            html: the page as Markdown made it.
            src_uri: the page's file under `docs/`.
            address: the page's address from the site's root.
        """
        filled = _SLOT.sub(self._slot, html)
        if SHARE in filled:
            shared = self._templates.render("share_page.html", link=to(address))
            filled = filled.replace(SHARE, shared)
        record = self._records_by_path.get(src_uri)
        if record:
            filled = self._around(record, filled)
        return settle(filled, address)

    def text_of(self, path: str, text: str) -> str:
        """Return what a page may show of its file; the path is from the project's root."""
        shown_all = self.library is self.read
        return text if shown_all else published_text(self.read, path, text)

    def title_of(self, src_uri: str) -> str | None:
        """Return a record's title, None for any other page; for records without a heading."""
        record = self._records_by_path.get(src_uri)
        return record.title if record else None

    def record_labels(self) -> dict[str, str]:
        """Return by its address how each record is called among others: by number and title."""
        return {to(one).removeprefix(ROOT): record_title(one) for one in self.library.decisions}

    def introduced(self, html: str, page: Page, address: str) -> str:
        """Return an author's introduction with the list that it introduces below it."""
        below = _PAGE_HEAD.sub("", str(page.body), count=1)
        return self.authored(html, page.address, address) + settle(below, address)

    def _slot(self, found: re.Match[str]) -> str:
        number = int(found[1] or found[2])
        return self._slots[number] if number < len(self._slots) else ""

    def _around(self, record: Decision, html: str) -> str:
        """Return a record's text with its facts under the title and its defences at the end."""
        html = _STATED.sub(r"\1", html, count=1)
        title, mark, text = html.rpartition("</h1>") if html.count("</h1>") == 1 else ("", "", html)
        return f"{title}{mark}{self._records.head(record)}{text}{self._records.foot(record)}"

    @cached_property
    def _records(self) -> RecordPages:
        return RecordPages(self._templates, self.library)

    @cached_property
    def _records_by_path(self) -> dict[str, Decision]:
        return {f"adr/{record.path}": record for record in self.library.decisions}

    def problem_banner(self, problems: Sequence[Problem]) -> Markup:
        """Return what `serve` shows on every page while something is to be mended."""
        return self._templates.render("problems.html", problems=problems)
