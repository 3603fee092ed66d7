"""`/rehearsals.ics`: the days on which questions fall due, for a calendar's subscription.

1. Each day on which questions fall due has one all-day event, also where the day is past: read
   weeks after the build it still says when they fell due.
2. Questions that were never asked have no such day. They stand on the day after the newest session
   that was held, which is when the next rehearsal could begin; with no session, on the day of the
   build. A packet without questions has one event there all the same: no calendar may be empty.
3. An event's UID follows from the site's address and the event's day; its stamp is the day of the
   build at midnight UTC. A day blocks no time.
"""

import datetime as dt
import uuid
from collections.abc import Sequence

from icalendar import Calendar, Event

from macros.coaching.fragment import fragment
from macros.coaching.held import held
from macros.coaching.plain import cut
from macros.coaching.schedule import Scheduled, in_due_order, schedule
from macros.coaching.wording import counted
from macros.reading.library import Library

from .absolute import SiteAddress

PATH = "rehearsals.ics"
LISTED = 20
"""An event names at most so many questions, and its link drills these; the rest is counted."""
_LONGEST = 200
"""Characters of a question that an event shows."""
_DAY = dt.timedelta(days=1)


def rehearsals_ics(library: Library, today: dt.date, site: SiteAddress) -> bytes:
    """Return the calendar (RFC 5545)."""
    calendar = Calendar()
    name = f"{cut(library.packet.system, _LONGEST)}: rehearsals"
    calendar.add("prodid", "-//Greenroom//Rehearsals//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("name", name)  # RFC 7986; most programs still read the next one
    calendar.add("x-wr-calname", name)
    calendar.add("refresh-interval", _DAY, parameters={"VALUE": "DURATION"})
    for day, due in rehearsal_days(library, today).items():
        calendar.add_component(_event(day, due, today, site))
    return bytes(calendar.to_ical())


def rehearsal_days(library: Library, today: dt.date) -> dict[dt.date, tuple[Scheduled, ...]]:
    """Return the questions of each day that has an event, by rules 1 and 2; earliest day first."""
    sessions = held(library, today).sessions
    begin = sessions[-1].date + _DAY if sessions else today
    days: dict[dt.date, list[Scheduled]] = {}
    for one in in_due_order(schedule(library, today)):
        days.setdefault(one.due or begin, []).append(one)
    return {day: tuple(days[day]) for day in sorted(days)} or {begin: ()}


def _event(day: dt.date, due: Sequence[Scheduled], today: dt.date, site: SiteAddress) -> Event:
    drill = fragment(drill=[one.question.id for one in due[:LISTED]])
    event = Event()
    event.add("uid", str(uuid.uuid5(uuid.NAMESPACE_URL, f"{site.url(PATH)}#{day}")))
    event.add("dtstamp", dt.datetime.combine(today, dt.time(), dt.UTC))
    event.add("dtstart", day)
    event.add("dtend", day + _DAY)
    event.add("summary", _summary(due))
    event.add("description", _description(due, site))
    event.add("url", site.url("practice/", drill))
    event.add("transp", "TRANSPARENT")
    return event


def _summary(due: Sequence[Scheduled]) -> str:
    if not due:
        return "Rehearse the three rounds"
    return f"Rehearse {counted(len(due), 'question')}"


def _description(due: Sequence[Scheduled], site: SiteAddress) -> str:
    lines = [_named(one, site) for one in due[:LISTED]]
    if len(due) > LISTED:
        lines.append(f"And {len(due) - LISTED} more: {site.url('questions/')}")
    return "\n".join(lines) or "The packet has no questions yet."


def _named(one: Scheduled, site: SiteAddress) -> str:
    state = "" if one.due else " (never asked)"
    return f"{cut(one.question.asks, _LONGEST)}{state} {site.url(one.question)}"
