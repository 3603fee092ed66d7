"""Small valid packets, sessions and libraries; a test names only what it is about."""

from datetime import date
from pathlib import Path
from typing import Any

from macros.coaching.order import in_order
from macros.reading.library import Library
from macros.reading.model import Packet, Session


def make_packet(**overrides: Any) -> Packet:
    """Return a packet with two layers and two questions; overrides are keys of `packet.yml`."""
    facts: dict[str, Any] = {
        "system": "Trust platform",
        "pitch": "It stores keys, and it answered in 5 ms.",
        "layers": [
            {"id": "sockets", "name": "Sockets", "does": "Accepts connections."},
            {"id": "raft", "name": "Consensus", "does": "Agrees on the order."},
        ],
        "questions": [
            {"id": "why-epoll", "asks": "Why epoll rather than poll?"},
            {"id": "why-raft", "asks": "Why Raft?"},
        ],
    }
    return Packet.model_validate(facts | overrides)


def make_session(**overrides: Any) -> Session:
    """Return a session without rounds; overrides are keys of a session file, and `id`.

    The id follows the date: `2026-11-22-solo` unless told otherwise.
    """
    facts: dict[str, Any] = {"date": date(2026, 11, 22), "kind": "solo"} | overrides
    facts.setdefault("id", f"{facts['date']}-{facts['kind']}")
    facts.setdefault("path", f"sessions/{facts['id']}.yml")
    return Session.model_validate(facts)


def make_library(*sessions: Session, **overrides: Any) -> Library:
    """Return a library of these sessions, oldest first; overrides are fields of Library."""
    facts: dict[str, Any] = {"root": Path("project"), "packet": make_packet()}
    return Library(**(facts | {"sessions": in_order(sessions)} | overrides))
