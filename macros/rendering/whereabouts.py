"""Where a site is published, and what its readers may write to: what the configuration says."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import urlsplit

from macros.reading.problems import Problem

from .addresses import ROOT

_MAIL = re.compile(r"[^\s@<>\"?&#]+@[^\s@<>\"?&#]+\.[^\s@<>\"?&#.]+")
MAIL_KEY = "feedback_mail"
"""Under `extra:` in the configuration."""


@dataclass(frozen=True)
class Whereabouts:
    """What a page must know of the world to be found and answered. Empty where it is not known."""

    url: str = ""
    """The site's whole address with a slash at the end."""
    repository: str = ""
    """The address of its repository's page."""
    mail: str = ""
    """Where feedback may be sent to."""

    def whole(self, link: str) -> str:
        """Return the whole address of an internal link; empty where the site's is not known."""
        return f"{self.url}{link.removeprefix(ROOT)}" if self.url else ""

    @cached_property  # each answer of each session asks
    def issues(self) -> str:
        """The repository's page for a new issue, where it is on GitHub; else empty."""
        parts = urlsplit(self.repository.rstrip("/").removesuffix(".git"))
        github = re.search(r"(?:^|\.)github\.", parts.hostname or "")
        if parts.scheme != "https" or not github or parts.path.count("/") != 2:
            return ""
        return f"https://{parts.netloc}{parts.path}/issues/new"


UNCONFIGURED = Whereabouts()
"""Where nothing is configured."""


def mail_problems(places: Whereabouts, configuration: Path) -> Iterator[Problem]:
    """Yield a problem for a feedback address that no mail reaches.

    Args:
        places: what the configuration says.
        configuration: its file, in which the line is found.
    """
    if places.mail and not _MAIL.fullmatch(places.mail):
        lines = configuration.read_text("utf-8").splitlines()
        line = next((at for at, text in enumerate(lines, start=1) if MAIL_KEY in text), 1)
        wrong = f"extra.{MAIL_KEY}: {places.mail!r} is no mail address"
        message = f"{wrong}; write one such as feedback@example.org, or none"
        yield Problem(configuration.name, line, message)
