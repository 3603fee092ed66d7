"""All feeds of a site, and how the head of each page names them."""

import datetime as dt
from dataclasses import dataclass, replace

from macros.coaching.speech_rules import rules_json
from macros.reading.library import Library

from .absolute import SiteAddress
from .anki import anki_tsv
from .atom import feed_xml
from .due_calendar import rehearsals_ics
from .feed_schemas import feed_schemas
from .feeds_json import packet_json, sessions_json
from .rehearsal_json import rehearsal_json


@dataclass(frozen=True)
class HeadLink:
    """One `<link rel="alternate">` for the head of every page."""

    path: str
    """Under the site: `feed.xml`."""
    type: str
    """The media type."""
    title: str
    """What it is, in plain text."""


HEAD_LINKS = (
    HeadLink("feed.xml", "application/atom+xml", "New sessions"),
    HeadLink("rehearsals.ics", "text/calendar", "Rehearsals that fall due"),
    HeadLink("data/sessions.json", "application/json", "All sessions as data"),
    HeadLink("data/packet.json", "application/json", "The packet as data"),
)
"""What a program finds in the head; the Anki deck is for people, so a page links it."""


def feeds(library: Library, today: dt.date, site_url: str | None) -> dict[str, bytes]:
    """Return each feed's bytes by its path under the site; of public sessions only.

    Args:
        library: what was read.
        today: the day of the build.
        site_url: where the site is published, as configured; addresses in the feeds start with it.
    """
    public = tuple(session for session in library.sessions if session.audience == "public")
    shown = replace(library, sessions=public)
    site = SiteAddress.of(site_url)
    return {
        "data/sessions.json": sessions_json(shown, site),
        "data/packet.json": packet_json(shown, today, site),
        "data/rehearsal.json": rehearsal_json(shown, today, site),
        "data/speech-rules.json": rules_json(),
        "data/anki.tsv": anki_tsv(shown, site),
        "rehearsals.ics": rehearsals_ics(shown, today, site),
        "feed.xml": feed_xml(shown, today, site),
        **feed_schemas(),
    }
