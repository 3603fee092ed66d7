"""One thing that moves over the sessions: a picture whose title is the finding, and its rows."""

import datetime as dt
from typing import NamedTuple

from .charts import Chart
from .strips import Strip

NEWEST = 8
"""How many sessions a table lists one by one."""


class Figure(NamedTuple):
    """A picture with what it says in words and in figures."""

    title: str
    finding: str
    drawing: Chart | Strip
    key: str = ""
    """How the picture's shapes are read; empty where figures stand in them."""
    columns: tuple[str, ...] = ()
    """What the cells of a row are; without columns the round's own table has the figures."""
    rows: tuple[tuple[dt.date, tuple[str, ...]], ...] = ()
    """At most NEWEST sessions, newest first, each by its date."""

    @property
    def chart(self) -> Chart | None:
        """The drawing, if it is no strip."""
        return self.drawing if isinstance(self.drawing, Chart) else None
