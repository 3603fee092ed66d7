"""All feeds of a site, and how the head of each page names them."""

import datetime as dt
from typing import NamedTuple

from macros.coaching.speech_rules import rules_json
from macros.reading.library import Library

from .absolute import SiteAddress
from .anki import anki_tsv
from .atom import feed_xml
from .due_calendar import rehearsals_ics
from .feed_schemas import feed_schemas
from .feeds_json import sessions_json
from .packet_json import packet_json
from .rehearsal_json import rehearsal_json


class HeadLink(NamedTuple):
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
    """Return each feed's bytes by its path under the site.

    Args:
        library: what may be seen; every session in it is told.
        today: the day of the build.
        site_url: where the site is published, as configured; addresses in the feeds start with it.
    """
    site = SiteAddress.of(site_url)
    return {
        "data/sessions.json": sessions_json(library, site),
        "data/packet.json": packet_json(library, today, site),
        "data/rehearsal.json": rehearsal_json(library, today, site),
        "data/speech-rules.json": rules_json(),
        "data/anki.tsv": anki_tsv(library, site),
        "rehearsals.ics": rehearsals_ics(library, today, site),
        "feed.xml": feed_xml(library, today, site),
        **feed_schemas(),
    }
