"""Pages as Markdown files that need neither MkDocs nor this project to be built."""

import json
import re
import traceback
from collections.abc import Callable, Container

from jinja2 import StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import escape

from macros.reading.citing import without_code
from macros.reading.problems import Problem
from macros.rendering.addresses import settle
from macros.rendering.author_macros import MACROS, Macro
from macros.rendering.page import Page
from macros.rendering.site import Site

from .plain_headings import named
from .plain_html import block, line
from .plain_markup import acts_elsewhere
from .plain_places import address_of, moved
from .plain_references import linked

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n((?:.*\n)*?)(?:---|\.\.\.)[ \t]*\n")
_OPT_IN = re.compile(r"^render_macros:[ \t]+(?:true|yes|on)[ \t]*(?:#.*)?\n", re.I | re.MULTILINE)
_TITLED = re.compile(r"^title[ \t]*:", re.MULTILINE)
_MAIN_HEADING = re.compile(r"^ {0,3}#(?:[ \t].*)?$|^ {0,3}\S.*\n {0,3}=+[ \t]*$", re.MULTILINE)
_STATED = re.compile(
    r"\A\s*(?:[-*+][ \t]+(?:\*\*)?(?:Status|Date)\b[^\n\[<`]*\n)+(?=\s*(?:\n|\Z))", re.IGNORECASE
)
"""A record's own list of status and date right under its title: the facts above say the same."""
_STANDS_FOR = "\ue000{}\ue001"
_STAND_IN = re.compile("\ue000(\\d+)\ue001")
"""A macro's HTML while the page's own words are looked at: signs that no text uses."""
_ACTS = "holds HTML or links that this site shows as text; another generator lets them act"
_TEXT = "\ue000text\ue001"
"""The page's own text among what is made around it."""


class PlainPages:
    """Writes the pages of one site as plain Markdown."""

    def __init__(self, site: Site, sources: Container[str]) -> None:
        """Take the site, and every file below its `docs/`."""
        self._site = site
        self._sources = sources
        self.problems: list[Problem] = []
        """What is wrong with an authored page, found while it was written; warnings among them."""

    def generated(self, page: Page) -> str:
        """Return a generated page: its title and description, and its HTML as one block."""
        facts = _front_matter(title=page.title, description=page.description)
        return f"{facts}\n{block(settle(page.body, page.address))}"

    def authored(self, source: str, text: str, introduces: Page | None = None) -> str:
        """Return a page that somebody wrote, with its macros rendered and its references linked.

        Args:
            source: its file below `docs/`.
            text: what the file says.
            introduces: the generated list that follows it, where it introduces one.
        """
        address = introduces.address if introduces else address_of(source)
        matter, body, above = _parted(text)
        if acts_elsewhere(matter, body):
            self.problems.append(Problem(f"docs/{source}", 1, _ACTS, warning=True))
        slots: list[str] = []
        if _OPT_IN.search(matter):
            matter = _OPT_IN.sub("", matter)
            body = self._rendered(source, body, above, address, slots)
        body = linked(moved(body, source, self._sources), self._site.library, address)
        if slots:
            body = named(body, _STAND_IN)
        if introduces:
            body += self._below(introduces, address)
        else:
            matter, body = self._among_its_facts(source, matter, body, address)
        body = _STAND_IN.sub(lambda found: slots[int(found[1])], body)
        return f"---\n{matter}---\n{body}" if matter.strip() else body

    def _rendered(self, source: str, body: str, above: int, address: str, slots: list[str]) -> str:
        environment = ImmutableSandboxedEnvironment(
            undefined=StrictUndefined, keep_trailing_newline=True
        )
        calls = {macro.name: self._call(macro, address, slots) for macro in MACROS}
        try:
            return environment.from_string(body, calls).render()
        except Exception as error:  # whatever an author's template does
            path = f"docs/{source}"
            what = " ".join(str(error).split()) or type(error).__name__
            message = f"{what}; a plain page is rendered with Greenroom's macros and Jinja alone"
            self.problems.append(Problem(path, _line(error) + above, message))
            return body

    def _call(self, macro: Macro, address: str, slots: list[str]) -> Callable[..., str]:
        def call(*arguments: object, **named: object) -> str:
            html = str(self._site.macros(macro.name, *arguments, **named))
            slots.append(line(self._site.authored(html, "", address), inline=macro.inline))
            return _STANDS_FOR.format(len(slots) - 1)

        return call

    def _below(self, page: Page, address: str) -> str:
        made = self._site.introduced(_TEXT, page, address)
        return f"\n\n{block(made.partition(_TEXT)[2])}"

    def _among_its_facts(
        self, source: str, matter: str, body: str, address: str
    ) -> tuple[str, str]:
        """Return a record's front matter and text with its facts around it, other pages as is."""
        title = self._site.title_of(source)
        if title is None:
            return matter, body
        if not _TITLED.search(matter):
            matter += _value("title", title)
        head, _, foot = self._site.authored(_TEXT, source, address).partition(_TEXT)
        headings = list(_MAIN_HEADING.finditer(without_code(body)))
        at = headings[0].end() if len(headings) == 1 else 0
        above = body[:at] if headings else f"<h1>{escape(title)}</h1>\n"
        parts = (above, block(head), _STATED.sub("", body[at:]), block(foot))
        return matter, "\n\n".join(part.strip("\n") for part in parts) + "\n"


def _parted(text: str) -> tuple[str, str, int]:
    """Return a page's front matter, what comes after it, and how many lines stand above that."""
    found = _FRONT_MATTER.match(text)
    if not found:
        return "", text, 0
    return found[1], text[found.end() :], found[0].count("\n")


def _front_matter(**facts: str) -> str:
    return f"---\n{''.join(_value(key, value) for key, value in facts.items())}---\n"


def _value(key: str, text: str) -> str:
    """Return a line of front matter; its text means itself in a template, escaped or not.

    Themes print titles and descriptions as HTML, in attributes too, or escape them first.
    """
    quoted = re.sub(r'"([^"]*)"', r"“\1”", " ".join(text.split()))
    plain = re.sub(r"&(?=#|\w+;)", "＆", quoted.translate(_LOOKALIKES))
    return f"{key}: {json.dumps(plain, ensure_ascii=False)}\n"


_LOOKALIKES = str.maketrans({"<": "‹", ">": "›", '"': "”", "{": "(", "}": ")"})


def _line(error: Exception) -> int:
    """Return the line of a template at which rendering it failed, counted from 1."""
    if isinstance(number := getattr(error, "lineno", None), int):
        return number
    frames = traceback.extract_tb(error.__traceback__)
    return next((one.lineno or 1 for one in reversed(frames) if one.filename == "<template>"), 1)
