"""A phone whose browser can be killed: its profile outlives it."""

import os
import signal
import subprocess
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page


class Device:
    """A browser with a microphone and a profile of its own."""

    def __init__(self, browser: Browser, options: dict[str, Any], profile: Path) -> None:
        """Know how the browser is started, and where the profile is; nothing runs yet."""
        self._options = options
        self._launch = browser.browser_type.launch_persistent_context
        self._profile = profile
        self._context: BrowserContext | None = None

    def start(self, **options: Any) -> Page:
        """Start the browser anew, with an empty page."""
        self._context = self._launch(
            self._profile,
            permissions=["microphone"],
            service_workers="block",
            **self._options | options,
        )
        return self._context.new_page()

    def kill(self) -> None:
        """End every process of the browser, without a word to it."""
        assert self._context
        with self._context.expect_event("close"):
            for process in self._processes():
                os.kill(process, signal.SIGKILL)

    def stop(self) -> None:
        """Close the browser as its owner would."""
        if self._context:
            self._context.close()

    def _processes(self) -> list[int]:
        """The main processes of the browser that uses this profile."""
        listed = subprocess.run(
            ["ps", "-ww", "-eo", "pid=,args="], capture_output=True, text=True, check=True
        )
        lines = [line.split(maxsplit=1) for line in listed.stdout.splitlines()]
        mine = str(self._profile)
        return [int(pid) for pid, args in lines if mine in args and "--type=" not in args]
