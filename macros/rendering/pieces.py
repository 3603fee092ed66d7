"""The pieces that a session's page shows dozens of times, as filters of the templates.

A macro of Jinja's costs several times what a function does, and a thousand sessions show some
300,000 pieces. Text that comes in is escaped here; what comes out is HTML.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache

from markupsafe import Markup

from macros.coaching.named import Named
from macros.reading.model import Decision, Lesson, Session, Status

from .addresses import to
from .speech_view import Spoken
from .template_code import escaped, markup

_STATES = {
    "open": ("", "○"),
    "fixed": ("good", "✓"),
    "recurred": ("warn", "↻"),
    "stuck": ("bad", "!"),
}
"""Tone and sign of an improvement's life: marks that need no colour to be understood."""

_STATUSES = {
    Status.ACCEPTED: "good",
    Status.PROPOSED: "accent",
    Status.REJECTED: "bad",
    Status.DEPRECATED: "warn",
    Status.SUPERSEDED: "warn",
}
"""The tone of a record's status."""

_CHECKED = {
    True: '<li class="gr-check gr-check--yes"><span class="gr-check__sign" aria-hidden="true">✓'
    "</span> <span>{}</span></li>",
    None: '<li class="gr-check gr-check--none"><span class="gr-check__sign" aria-hidden="true">–'
    "</span> <span>{}</span></li>",
    False: '<li class="gr-check gr-check--no"><span class="gr-check__sign" aria-hidden="true">✗'
    "</span> <span>{}</span></li>",
}
_CHECKS = (
    {
        True: "Answered the question asked",
        None: "Answered the question? Not reviewed",
        False: "Did not answer the question asked",
    },
    {
        True: "Measurable result or concrete detail",
        None: "Concrete? Not reviewed",
        False: "No measurable result or concrete detail",
    },
    {True: "In time", None: "Not timed", False: "Not in time"},
)
"""The lesson's three checks on one delivery, each in words."""


def chip(text: str, tone: str = "", sign: str = "") -> Markup:
    """Return a short word in a pill. Tone: good, warn, bad, accent or none."""
    colour = f" gr-chip--{tone}" if tone else ""
    mark = f'<span aria-hidden="true">{sign}</span> ' if sign else ""
    html = f'<span class="gr-chip{colour}">{mark}{escaped(text)}</span>'
    return markup(html)


def state_chip(state: str) -> Markup:
    """Return an improvement's life in one word."""
    return chip(state, *_STATES[state])


def status_chip(decision: Decision) -> Markup:
    """Return a record's status; accepted is what readers expect, so it is quiet."""
    unknown = decision.status is Status.UNKNOWN
    said = "status unknown" if unknown else str(decision.status)
    return chip(said, _STATUSES.get(decision.status, ""))


def record_link(decision: Decision, *, titled: bool = False) -> Markup:
    """Return a link to a record, with its status where it must not be taken for accepted."""
    label, title = escaped(decision.label), escaped(decision.title)
    if not titled:
        link = f'<a href="{to(decision)}" title="{title}">{label}</a>'
    else:
        name = label if decision.number is None else f"{label} {title}"
        link = f'<a href="{to(decision)}">{name}</a>'
    accepted = decision.status is Status.ACCEPTED
    return markup(link if accepted else f"{link} {status_chip(decision)}")


def lesson_link(lessons: Mapping[str, Lesson], code: str, *, titled: bool = True) -> Markup:
    """Return a lesson by its code and title; a link where the packet has an address for it.

    Args:
        lessons: the packet's lessons by code.
        code: the lesson's, which the packet may not know.
        titled: whether to say what it is about.
    """
    lesson = lessons.get(code)
    name = escaped(f"{code} {lesson.title}" if lesson and titled else code)
    if lesson and lesson.url:
        html = f'<a href="{escaped(lesson.url)}" rel="external">{name}</a>'
    else:
        html = f'<span class="gr-lesson">{name}</span>'
    return markup(html)


def lesson_links(lessons: Mapping[str, Lesson], codes: Iterable[str]) -> Markup:
    """Return a list of lessons in a row, each with its title; `lessons` are the packet's."""
    return run(lesson_link(lessons, code) for code in codes)


def run(links: Iterable[Markup]) -> Markup:
    """Return a list of links in a row."""
    items = "".join([f"<li>{link}</li>\n" for link in links])
    return markup(f'<ul class="gr-plain gr-run" role="list">\n{items}</ul>\n')


@lru_cache(maxsize=16384)
def day(date: dt.date) -> Markup:
    """Return a date for people and for machines."""
    html = f'<time datetime="{date}">{date.day} {date:%b %Y}</time>'
    return markup(html)


def session_link(session: Session | Named, anchor: str = "") -> Markup:
    """Return a session's date as a link to a place on its page."""
    html = f'<a href="{escaped(to(session, anchor))}">{day(session.date)}</a>'
    return markup(html)


def place_link(anchor: str, name: str) -> Markup:
    """Return the link that sends one place on a page; the name is as in "Share round 2".

    Without scripts its address can be copied; `elements/share-links.mjs` makes of it the share
    sheet, or a copy.
    """
    return markup(_place_link(escaped(anchor), escaped(name)))


def _place_link(anchor: str, name: str) -> str:
    return f'<a class="gr-link" href="#{anchor}" aria-label="Share {name}"></a>'


def place_heading(text: str, level: int, anchor: str, name: str) -> Markup:
    """Return the heading of a place that can be sent, with the link to send."""
    anchor = escaped(anchor)
    heading = f'<h{level} id="{anchor}">{escaped(text)}</h{level}>'
    link = _place_link(anchor, escaped(name))
    return markup(f'<div class="gr-place">{heading}{link}</div>\n')


@lru_cache(maxsize=27)
def three_checks(answered: bool | None, concrete: bool | None, in_time: bool | None) -> Markup:
    """Return the list of the lesson's checks on one delivery; None is not looked at."""
    found = zip(_CHECKS, (answered, concrete, in_time), strict=True)
    items = "\n".join(_CHECKED[passed].format(words[passed]) for words, passed in found)
    html = f'<ul class="gr-plain gr-checks" role="list">\n{items}\n</ul>\n'
    return markup(html)


def said(words: Markup, spoken: Spoken | None = None) -> Markup:
    """Return what was said as a quotation; a very long text is folded.

    Args:
        words: the text as HTML, by the filter `prose`.
        spoken: what it shows, if that was counted.
    """
    quote = "".join(('<blockquote class="gr-said" dir="auto">', words, "</blockquote>\n"))
    if spoken and spoken.long:
        summary = f"<summary>What was said: {spoken.words:,} words</summary>"
        quote = f'<details class="gr-reveal">\n{summary}\n{quote}</details>\n'
    return markup(quote)


def figures(spoken: Spoken) -> Markup:
    """Return the figures of one text in a line, with the facts behind it."""
    off = ' class="gr-figures__off"'
    line = [f"<span{off if one.off else ''}>{escaped(one.text)}</span> " for one in spoken.line]
    facts = [
        f'<div><dt>{escaped(name)}</dt><dd dir="auto">{escaped(text)}</dd></div>\n'
        for name, text in spoken.facts
    ]
    html = (
        '<details class="gr-figures">\n'
        f"<summary>{''.join(line)}</summary>\n<dl>\n{''.join(facts)}</dl>\n</details>\n"
    )
    return markup(html)


PIECES: dict[str, Callable[..., Markup]] = {
    "chip": chip,
    "day": day,
    "figures": figures,
    "place_heading": place_heading,
    "place_link": place_link,
    "said": said,
    "session_link": session_link,
    "state_chip": state_chip,
    "status_chip": status_chip,
}
"""The filters that need nothing but their value; `templating` adds those of lessons and records."""
