"""A Firefox as a person uses it, told what to do through its own remote protocol.

Marionette is the door that Firefox keeps for WebDriver: a socket, and lists in JSON behind their
length. geckodriver and the libraries around it speak the same through it.
https://firefox-source-docs.mozilla.org/testing/marionette/Protocol.html
"""

import json
import shutil
import socket
import subprocess
import time
from pathlib import Path
from types import TracebackType
from typing import Any

from rehearsal import PHONE

FOUND = [Path(it) for it in map(shutil.which, ("firefox-esr", "firefox")) if it]
PROGRAM = next((it for it in FOUND if b"/snap/" not in it.read_bytes()), None)
"""Debian's Firefox, or another; None where there is none. A snap cannot read a test's profile."""
PREFERENCES = {
    "marionette.port": 0,  # any free one, which it writes into its profile
    "media.navigator.streams.fake": True,  # a microphone that beeps,
    "media.navigator.permission.disabled": True,  # and whose owner allows it
}
WAIT = 60
"""Seconds in which a busy machine does anything."""
SEEN = """
    const [style, words] = arguments;
    const name = (one) => one.ariaLabel ?? one.labels?.[0]?.textContent ?? one.textContent;
    const all = [...document.querySelectorAll(style)].filter((one) => one.checkVisibility());
    const found = all.find((one) => name(one).trim().startsWith(words)) ?? null;
    found?.scrollIntoView({block: "center"});
    return found;
"""
"""The first of these elements that is shown and whose name begins so, moved to where a thumb is."""
ERRORS = """
    const {nsIScriptError: Complaint} = Ci;
    const all = Services.console.getMessageArray().filter((one) => one instanceof Complaint);
    const errors = all.filter(({flags}) => !(flags & Complaint.warningFlag));
    return errors.filter(({sourceName}) => sourceName.startsWith(arguments[0])).map(String);
"""


class Firefox:
    """One browser with one page and a profile of its own."""

    def __init__(self, profile: Path) -> None:
        """Start it, without a window."""
        wishes = [
            f"user_pref({json.dumps(it)}, {json.dumps(to)});" for it, to in PREFERENCES.items()
        ]
        profile.mkdir()
        (profile / "user.js").write_text("\n".join(wishes), "utf-8")
        self._process = subprocess.Popen(
            [
                *(str(PROGRAM), "--headless", "--no-remote", "--profile", str(profile)),
                *("--marionette", "--remote-allow-system-access"),  # for its list of errors
            ],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self._socket = _connected(profile / "MarionetteActivePort")
        self._answers = self._socket.makefile("rb")
        self._told = 0
        self._read()  # its name, and the protocol's version
        self.tell("WebDriver:NewSession", capabilities={})
        self.tell("WebDriver:SetWindowRect", **PHONE)  # as narrow as a window of its can be

    def __enter__(self) -> "Firefox":
        """It runs already."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        """End it, and wait until it is gone."""
        self._socket.close()
        self._process.terminate()
        self._process.wait(WAIT)

    def tell(self, command: str, **given: Any) -> Any:
        """Have one thing done; return what comes of it.

        Raises:
            AssertionError: with what Firefox says, where it cannot.
        """
        self._told += 1
        message = json.dumps([0, self._told, command, given]).encode()
        self._socket.sendall(b"%d:%s" % (len(message), message))
        _, _, error, result = self._read()
        assert error is None, f"{command} {given}: {error['message']}"
        return result.get("value", result) if isinstance(result, dict) else result

    def _read(self) -> Any:
        length = b""
        while not length.endswith(b":"):
            sign = self._answers.read(1)
            assert sign, "Firefox has gone"
            length += sign
        return json.loads(self._answers.read(int(length[:-1])))

    def goto(self, url: str) -> None:
        """Load a page."""
        self.tell("WebDriver:Navigate", url=url)

    def ask(self, script: str, *given: Any) -> Any:
        """What a function with this body returns, in a page whose policy evaluates nothing."""
        return self.tell("WebDriver:ExecuteScript", script=script, args=given)

    def until(self, script: str, *given: Any) -> Any:
        """Ask until there is something; return it."""
        end = time.monotonic() + WAIT
        while (answer := self.ask(script, *given)) in (None, False):
            assert time.monotonic() < end, f"not within {WAIT} s: {script} {given}"
            time.sleep(0.03)
        return answer

    def press(self, words: str, style: str = "button") -> None:
        """Tap what is seen, and has these first words as its name."""
        (element,) = self.until(SEEN, style, words).values()
        self.tell("WebDriver:ElementClick", id=element)

    def write(self, label: str, text: str) -> None:
        """Type into a field, key by key."""
        (element,) = self.until(SEEN, "input, textarea", label).values()
        self.tell("WebDriver:ElementSendKeys", id=element, text=text)

    def strike(self, *keys: str) -> None:
        """Strike a key, while those before it are held down."""
        down = [{"type": "keyDown", "value": key} for key in keys]
        up = [{"type": "keyUp", "value": key} for key in reversed(keys)]
        actions = [{"type": "key", "id": "keyboard", "actions": down + up}]
        self.tell("WebDriver:PerformActions", actions=actions)

    def errors(self, address: str) -> list[str]:
        """Return what the browser's console holds against the pages of an address."""
        self.tell("Marionette:SetContext", value="chrome")
        found = self.ask(ERRORS, address)
        self.tell("Marionette:SetContext", value="content")
        return found


def _connected(port: Path) -> socket.socket:
    end = time.monotonic() + WAIT
    while not (port.exists() and port.read_text()):
        assert time.monotonic() < end, f"{PROGRAM} does not start"
        time.sleep(0.05)
    return socket.create_connection(("127.0.0.1", int(port.read_text())), timeout=WAIT)
