"""The secret of a session that is for those with the link, and the address that follows from it.

The address is the first 130 bits of HMAC-SHA256 (RFC 2104) of the session's id under its key, in
lower-case base32. Who knows the id, which is a date and a kind, still has to guess the key; who
knows the address learns nothing of the key. Another key is another address: that takes a link back.
"""

import hmac
import re
from base64 import b32encode
from secrets import token_urlsafe
from typing import Protocol

from .model import SHORTEST_KEY, Audience

_FEWEST_SIGNS = 6
"""So many different characters a key has: a word repeated is long, and guessed at once."""
_NO_SECRET = re.compile(r"[\d_-]+|\d{4}-\d\d-\d\d.*")
"""Digits alone, or what sessions are named like: the file's own name is the first guess."""
_ADDRESS_LENGTH = 26


def is_sound(key: str | None) -> bool:
    """Tell whether a key is a secret that nobody guesses, as far as its look can tell."""
    if key is None or _NO_SECRET.fullmatch(key):
        return False
    return len(key) >= SHORTEST_KEY and len(set(key)) >= _FEWEST_SIGNS


def ready_key() -> str:
    """Return a line to paste into a session's file: a new key of 128 random bits each time."""
    return f"key: k{token_urlsafe(16)}"  # a letter first: to YAML, digits may be a number


class Addressed(Protocol):
    """What an address needs of a session."""

    @property
    def id(self) -> str:
        """The name of its file."""

    @property
    def audience(self) -> Audience:
        """Who may see it."""

    @property
    def key(self) -> str | None:
        """The secret of those with the link."""


def slug(session: Addressed) -> str:
    """Return what names a session in addresses: its id, or what its key makes of that.

    Without a sound key it is the id; such a session is not published, and `check` says why.
    """
    if session.audience != "link" or session.key is None or not is_sound(session.key):
        return session.id
    made = hmac.digest(session.key.encode(), session.id.encode(), "sha256")
    return b32encode(made).decode().lower()[:_ADDRESS_LENGTH]
