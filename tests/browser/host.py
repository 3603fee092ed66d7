"""A host like GitHub Pages: sites under paths of one origin. It can break, and go away."""

import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any


class Host:
    """Serves folders by their path on one port; what it serves may change while it runs."""

    def __init__(self, port: int = 0) -> None:
        """Start on this port; on a free one without."""
        self.sites: dict[str, Path] = {}
        """Folders by the path under which they are published: `/greenroom/`."""
        self.missing: set[str] = set()
        """Paths that are not found although they are there."""
        self.asked: list[str] = []
        """Every path that was asked for, in order."""
        self.ranges: list[str] = []
        """The paths of which only a part was asked for."""
        self._server = ThreadingHTTPServer(("127.0.0.1", port), partial(_Answer, self))
        self.origin = f"http://127.0.0.1:{self._server.server_port}"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    @property
    def port(self) -> int:
        """Where it listens."""
        return self._server.server_port

    def url(self, path: str = "/greenroom/") -> str:
        """The whole address of a site."""
        return self.origin + path

    def file(self, path: str) -> Path | None:
        """The file at a path, of the site with the longest path that fits."""
        if path in self.missing:
            return None
        for prefix in sorted(self.sites, key=len, reverse=True):
            if path.startswith(prefix):
                file = self.sites[prefix] / path.removeprefix(prefix)
                return file / "index.html" if path.endswith("/") else file
        return None

    def stop(self) -> None:
        """Be gone, as a host is without a network."""
        self._server.shutdown()
        self._server.server_close()


class _Answer(SimpleHTTPRequestHandler):
    """Answers as Pages does: may be kept for ten minutes, and a page that is missing is a 404."""

    extensions_map = SimpleHTTPRequestHandler.extensions_map | {".mjs": "text/javascript"}

    def __init__(self, host: Host, *arguments: Any, **named: Any) -> None:
        self._host = host
        super().__init__(*arguments, **named)

    def translate_path(self, path: str) -> str:
        """Find the file, and take down what was asked."""
        plain = path.partition("?")[0]
        self._host.asked.append(plain)
        if self.headers.get("Range"):
            self._host.ranges.append(plain)
        return str(self._host.file(plain) or "/nothing/here")

    def end_headers(self) -> None:
        """What Pages says of every file."""
        self.send_header("Cache-Control", "max-age=600")
        super().end_headers()

    def log_message(self, *_: Any) -> None:
        """Say nothing."""
