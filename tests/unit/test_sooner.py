"""The system's word that a file was saved."""

import sys
from contextvars import copy_context
from pathlib import Path
from threading import Event, Thread

import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer

from macros.plugin import GreenroomPlugin

HOUR = 3600


@pytest.mark.skipif(sys.platform != "linux", reason="only there the system is asked")
def test_save_is_noticed_before_anybody_looks(tmp_path: Path) -> None:
    """A server that looks at its files once an hour builds when a session is saved.

    MkDocs watches what plugins have named only after they have had the server.
    """
    built, begun = Event(), Event()
    folder = tmp_path / "sessions"
    folder.mkdir()
    server = LiveReloadServer(
        built.set, "127.0.0.1", 0, str(tmp_path), polling_interval=HOUR, shutdown_delay=0.1
    )
    config, plugin = MkDocsConfig(), GreenroomPlugin()
    config.watch = [str(folder)]
    copy_context().run(plugin.on_startup, command="serve", dirty=False)
    plugin.on_serve(server, config=config, builder=built.set)
    serving = Thread(target=server.serve, daemon=True)
    serving.start()
    try:
        while not all(emitter.is_alive() for emitter in server.observer.emitters):
            begun.wait(0.01)
        (folder / "2026-11-22-solo.yml").write_text("date: 2026-11-22\n", "utf-8")
        assert built.wait(30)
    finally:
        server.shutdown(wait=True)
