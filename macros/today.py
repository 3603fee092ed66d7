"""The one place where the date enters: everything else is given it."""

import datetime as dt
import os


def today() -> dt.date:
    """Return today, or the day that SOURCE_DATE_EPOCH names (reproducible-builds.org), in UTC.

    Raises:
        ValueError: where SOURCE_DATE_EPOCH is set and is no number of seconds.
    """
    if epoch := os.environ.get("SOURCE_DATE_EPOCH"):
        return dt.datetime.fromtimestamp(int(epoch), dt.UTC).date()
    return dt.datetime.now(dt.UTC).date()
