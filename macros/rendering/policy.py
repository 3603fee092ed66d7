"""What a browser may run and load on a page: its Content-Security-Policy, for the page's head.

Scripts that stand in a page run by their hash. The hashes are of the theme's scripts, rendered
apart: hashed out of a finished page, a script that somebody smuggled in would get one too.
"""

import base64
import hashlib
from functools import cache
from html.parser import HTMLParser

_RULES = (
    "default-src 'none'",
    "style-src 'self'",
    "img-src 'self' data:",  # the theme's style sheets draw icons so
    "font-src 'self'",
    "media-src 'self' blob:",  # a recording on this device
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "form-action 'none'",
    "base-uri 'none'",
)


@cache
def policy(scripts: str, *, serving: bool) -> str:
    """Return the policy of a page.

    Args:
        scripts: the `<script>` elements of the theme that stand in the page; what else stands
            between them, and those with a `src`, count for nothing.
        serving: True for `serve`, which writes into every page a script of its own that is
            another one at each build; so no hash can be known, and any script may run.
    """
    found = _Scripts()
    found.feed(scripts)
    found.close()
    hashes = [f"'sha256-{_sha256(text)}'" for text in found.texts]
    allowed = ["'unsafe-inline'"] if serving else hashes
    return "; ".join([_RULES[0], " ".join(["script-src 'self'", *allowed]), *_RULES[1:]])


def _sha256(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


class _Scripts(HTMLParser):
    """Reads the text of each script that is not a file's."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self._open = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "script" and "src" not in dict(attrs):
            self._open = True
            self.texts.append("")

    def handle_data(self, data: str) -> None:
        if self._open:
            self.texts[-1] += data

    def handle_endtag(self, tag: str) -> None:
        self._open = self._open and tag != "script"
