"""Under `serve`, a saved file is noticed at once where the system tells of it.

MkDocs looks at every watched file twice a second. That works on any disk, also on those of which
the system tells nothing, so it stays what decides: here it is only made to look right away.
"""

import sys
import time
from contextlib import suppress
from threading import Event, Thread

from mkdocs.livereload import LiveReloadServer
from watchdog.events import (
    FileClosedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)

_TOLD: list[type[FileSystemEvent]] = [
    FileClosedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
]
"""What is told; not that somebody reads, as that is what a build does."""
_TOGETHER = 0.02
"""Seconds in which an editor has done what saving takes: it is looked at once."""


class _Heard(FileSystemEventHandler):
    """Says that something has happened."""

    def __init__(self, happened: Event) -> None:
        self._happened = happened

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Say so."""
        self._happened.set()


def look_sooner(server: LiveReloadServer) -> None:
    """Have a server look at what it watches as soon as something happens there.

    On Linux. Elsewhere, and where the system has no more watches to give, it looks as it always
    does.
    """
    if sys.platform != "linux":
        return
    from watchdog.observers.inotify import InotifyObserver  # noqa: PLC0415 - Linux alone has it

    happened, told = Event(), InotifyObserver()
    with suppress(OSError):
        for emitter in server.observer.emitters:
            watch = emitter.watch
            told.schedule(
                _Heard(happened), watch.path, recursive=watch.is_recursive, event_filter=_TOLD
            )
        told.start()
        Thread(target=_look, args=(server, happened), daemon=True).start()


def _look(server: LiveReloadServer, happened: Event) -> None:
    while happened.wait():
        time.sleep(_TOGETHER)
        happened.clear()
        for emitter in server.observer.emitters:
            if emitter.is_alive():
                emitter.queue_events(0)
