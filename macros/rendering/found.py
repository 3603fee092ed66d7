"""What the search finds of sessions and questions: the words by which people remember them.

What was said in a session is no part of it. A thousand transcripts would be two megabytes to fetch
before the first result, and hide the few words that somebody chose to write down.
"""

from collections.abc import Callable, Iterable, Iterator

from macros.reading.model import Layer, Question, Session

from .page import Found
from .session_parts import Reply, RoundView
from .titles import title

Words = Callable[[str], str]
"""Turns prose into plain text; a question, a role and a layer's name are plain already."""

_UNBROKEN = str.maketrans("-", "\N{NON-BREAKING HYPHEN}")
"""The search parts words at hyphens, and so would take 2026-11-02 for 11 February too."""
_PLACE = 2
"""The weight of what is found by its own words on a page: to the theme, a place counts for less
than half a page."""


def found_in_session(
    session: Session, rounds: Iterable[RoundView], replies: Iterable[Reply], words: Words
) -> Iterator[Found]:
    """Yield the session by its date, kind, partner and summary, then the places on its page.

    An improvement stands where it was written last, a question where it was a free one: the
    packet's have pages of their own.
    """
    partner = f", with {session.with_}" if session.with_ else ""
    summary = (words(session.summary),) if session.summary else ()
    date = str(session.date).translate(_UNBROKEN)
    yield Found("", f"{title(session)}{partner}", (date, *summary))
    for view in rounds:
        for one in view.improvements:
            if one.now.is_newest:
                yield Found(one.anchor, words(one.text), weight=_PLACE)
    for reply in replies:
        if not reply.result.question:
            yield Found(reply.result.anchor, reply.result.asks, weight=_PLACE)


def found_in_question(question: Question, layer: Layer | None, words: Words) -> Iterator[Found]:
    """Yield the question by its words, then what a good answer says and the follow-ups.

    Those are places of their own, which a result does not show before somebody searches for them:
    a question is answered first.
    """
    yield Found("", question.asks, (layer.name,) if layer else ())
    if question.points:
        yield Found("points", "A good answer", tuple(map(words, question.points)))
    if question.probes:
        yield Found("probes", "Follow-ups", tuple(map(words, question.probes)))
