"""How a build ends: whether MkDocs will refuse what is done, and what the system would not do."""

import logging

from .rendering.aside import Aside

_LOGGERS = ("mkdocs", "properdocs")


def will_be_refused() -> bool:
    """Tell whether MkDocs will refuse the site that is just done.

    In strict mode it counts warnings, in a handler of its own, and looks at them last of all.
    """
    handlers = [one for name in _LOGGERS for one in logging.getLogger(name).handlers]
    return any(one.get_counts() for one in handlers if hasattr(one, "get_counts"))


def cannot_build(error: OSError, aside: Aside | None) -> str:
    """Return what to tell of a disk that is full, a folder that is closed, and the like.

    Args:
        error: what the system said.
        aside: where the site was being made, if it was; under serve it is made in its place.
    """
    reason = f"the site cannot be built: {error.strerror or error}"
    where = str(error.filename2 or error.filename or "")
    if aside is None:
        return f"{reason}: {where}" if where else reason
    named = f": {where.replace(str(aside.folder), str(aside.place))}" if where else ""
    return f"{reason}{named}; {aside.place} is left as it was"
