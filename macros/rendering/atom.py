"""`/feed.xml`: the newest sessions as Atom (RFC 4287).

A session's id is its page's address, and its date is its day at midnight UTC. The feed is as new as
its newest session; without one, as the build. Sessions dated later than tomorrow wait.
"""

import datetime as dt
from xml.etree.ElementTree import Element, SubElement, tostring

from macros.coaching.held import held
from macros.coaching.plain import one_line
from macros.reading.library import Library
from macros.reading.model import Session

from .absolute import SiteAddress
from .session_pages import describe, title

PATH = "feed.xml"
NEWEST = 20
"""How many sessions the feed has."""
NAMESPACE = "http://www.w3.org/2005/Atom"


def feed_xml(library: Library, today: dt.date, site: SiteAddress) -> bytes:
    """Return the feed, newest session first."""
    newest = held(library, today).sessions[: -NEWEST - 1 : -1]
    system = one_line(library.packet.system)
    feed = Element("feed", xmlns=NAMESPACE)
    _text(feed, "title", f"{system}: rehearsals")
    _text(feed, "id", site.url(PATH))
    _text(feed, "updated", _midnight(newest[0].date if newest else today))
    _text(SubElement(feed, "author"), "name", system or "Greenroom")
    SubElement(feed, "link", rel="self", type="application/atom+xml", href=site.url(PATH))
    SubElement(feed, "link", rel="alternate", type="text/html", href=site.url("sessions/"))
    for session in newest:
        _entry(feed, library, session, site)
    return bytes(tostring(feed, encoding="utf-8", xml_declaration=True)) + b"\n"


def _entry(feed: Element, library: Library, session: Session, site: SiteAddress) -> None:
    entry = SubElement(feed, "entry")
    mark = " (example data)" if session.sample else ""
    _text(entry, "title", f"{title(session)}{mark}")
    _text(entry, "id", site.url(session))
    _text(entry, "published", _midnight(session.date))
    _text(entry, "updated", _midnight(session.date))
    SubElement(entry, "link", rel="alternate", type="text/html", href=site.url(session))
    SubElement(entry, "category", term=session.kind)
    _text(entry, "summary", one_line(describe(library, session)))


def _text(parent: Element, name: str, text: str) -> None:
    SubElement(parent, name).text = text


def _midnight(day: dt.date) -> str:
    return f"{day.isoformat()}T00:00:00Z"
