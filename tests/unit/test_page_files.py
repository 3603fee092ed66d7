"""What MkDocs and the sitemap are told of generated pages."""

import datetime as dt

from factories import make_library, make_session

from macros.rendering.page_files import MOST_ON_MAP, on_map
from macros.rendering.site import Site

FIRST = dt.date(2026, 1, 1)


def test_the_sitemap_names_the_newest_sessions() -> None:
    """However many there are, the oldest fall out first, and every question stays."""
    days = [FIRST + dt.timedelta(days=number) for number in range(MOST_ON_MAP + 5)]
    site = Site(make_library(*(make_session(date=day) for day in days)), days[-1])
    expected = {f"sessions/{day}-solo/" for day in days[5:]}
    expected |= {"questions/why-epoll/", "questions/why-raft/"}
    assert on_map(tuple(site.leaves())) == expected
