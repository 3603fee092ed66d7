"""The one Jinja environment behind every generated page and every macro's output.

Autoescape is on: what people wrote is text until `prose` has turned it into safe HTML.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import cache, lru_cache, partial

from jinja2 import PackageLoader, StrictUndefined
from markupsafe import Markup

from macros.reading.keys import slug
from macros.reading.library import Library
from macros.reading.model import Decision, Lesson

from .addresses import to
from .bars import clock, time_bar, window_bar
from .compiled import COMPILED
from .pieces import PIECES, lesson_link, lesson_links, record_link, run, three_checks
from .prose import Prose
from .qr import qr_code
from .template_code import PlainEnvironment
from .whereabouts import UNCONFIGURED, Whereabouts

_ONCE = lru_cache(maxsize=4096, typed=True)
"""By the types of the arguments too: Markup equals text of the same signs, which is escaped."""


def _of_lessons(lessons: Mapping[str, Lesson]) -> dict[str, Callable[..., Markup]]:
    """Return the filters that name a packet's lessons; each is written once a build."""
    return {
        "lesson_link": cache(partial(lesson_link, lessons)),
        "lesson_links": cache(partial(lesson_links, lessons)),
    }


def _of_records() -> dict[str, Callable[..., Markup]]:
    """Return the filters that name a library's records; each is written once a build."""
    known: dict[tuple[str, bool], Markup] = {}

    def link(decision: Decision, *, titled: bool = False) -> Markup:
        key = (decision.path, titled)
        if key not in known:
            known[key] = record_link(decision, titled=titled)
        return known[key]

    def links(decisions: Iterable[Decision]) -> Markup:
        return run(link(decision, titled=True) for decision in decisions)

    return {"record_link": link, "records": links}


class Templates:
    """The templates of one build, bound to the library whose records and lessons prose may name.

    Filters: those of `bars` and `pieces`, each by its name; `clock` (seconds to m:ss), `slug` (a
    session to its name in addresses), `prose` (Markdown to block HTML), `inline` (one line of it).
    Globals: `to` (a target to its link), `whole` (a link to its whole address, empty where the
    site's is not known), `qr` (a whole address to an SVG), `three_checks`, `library`,
    `once` (a macro that is asked the same again and again to one that keeps what it has made).
    """

    def __init__(self, library: Library, places: Whereabouts = UNCONFIGURED) -> None:
        self.places = places
        written = Prose(library)
        self.words = written.words
        """Turns prose into one line of plain text, not escaped."""
        self.env = PlainEnvironment(
            loader=PackageLoader("macros.rendering"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            bytecode_cache=COMPILED,
            auto_reload=False,
        )
        self.env.filters |= {"clock": clock, "slug": slug}
        self.env.filters |= {"time_bar": time_bar, "window_bar": window_bar, **PIECES}
        self.env.filters |= {**_of_lessons(library.packet.lessons), **_of_records()}
        self.env.filters |= {"prose": written.block, "inline": written.inline}
        self.env.globals |= {"to": to, "library": library}
        self.env.globals |= {"whole": places.whole, "qr": qr_code}
        self.env.globals |= {"three_checks": three_checks, "once": _ONCE}

    def render(self, template: str, **facts: object) -> Markup:
        """Return a template's HTML; its internal links still start with `addresses.ROOT`."""
        return Markup(self.env.get_template(template).render(**facts))  # noqa: S704 - autoescaped
