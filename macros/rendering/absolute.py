"""Addresses as programs need them: whole, since a feed is read far from the site."""

from typing import NamedTuple

from macros.coaching.named import Named
from macros.reading.model import Decision, Question, Session

from .addresses import ROOT, to

NOWHERE = "http://localhost/"
"""What stands for the site's address where none is configured: feeds need some address."""


class SiteAddress(NamedTuple):
    """Where the site is published."""

    base: str
    """With its path and a slash at the end: `https://ada.github.io/greenroom/`."""

    @classmethod
    def of(cls, site_url: str | None) -> "SiteAddress":
        """Return the address that a configuration's `site_url` means."""
        base = (site_url or "").strip() or NOWHERE
        return cls(base if base.endswith("/") else f"{base}/")

    def url(self, target: Session | Named | Decision | Question | str, anchor: str = "") -> str:
        """Return the whole address of a page, or of a path from the site's root."""
        return self.base + to(target, anchor).removeprefix(ROOT)
