"""Sessions in which an earlier build found nothing wrong, beside the same packet and records."""

import json
from collections.abc import Callable, Iterable
from contextlib import suppress
from hashlib import sha256

from .citing import Finding
from .store import Store


class Checked:
    """What need not be checked again: only that nothing was found is kept, no finding."""

    def __init__(self, store: Store | None, ground: Iterable[str]) -> None:
        """Read what an earlier build has left.

        Args:
            store: where that lies; None where nothing is kept.
            ground: all that a session is checked against.
        """
        self._store = store
        self._name = f"sound {_sum(ground)}" if store else ""
        self._known = _known(store, self._name)
        self._sound: list[str] = []

    def findings(
        self, path: str, text: str, check: Callable[[], tuple[Finding, ...]]
    ) -> tuple[Finding, ...]:
        """Return what is found in a session's file; `check` looks for it."""
        if not self._store:
            return check()
        name = _sum((path, text))
        found = () if name in self._known else check()
        if not found:
            self._sound.append(name)
        return found

    def keep(self) -> None:
        """Leave to the next build what was sound in this one."""
        if self._store:
            self._store.put(self._name, json.dumps(self._sound).encode())


def _known(store: Store | None, name: str) -> frozenset[str]:
    data = store.get(name) if store else None
    with suppress(ValueError, TypeError, RecursionError):
        return frozenset(json.loads(data)) if data else frozenset()
    return frozenset()


def _sum(texts: Iterable[str]) -> str:
    whole = sha256()
    for text in texts:
        data = text.encode("utf-8", "surrogatepass")
        whole.update(len(data).to_bytes(8, "big") + data)
    return whole.hexdigest()
