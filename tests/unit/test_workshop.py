"""The processes that make leaves."""

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

ENDLESS = """
import os, time
from macros.rendering.page import Leaf
from macros.rendering.workshop import Workshop
builder = os.getpid()  # it makes some before there are helpers
make = lambda: None if os.getpid() == builder else time.sleep(600)
leaves = [Leaf(f"sessions/{number}/", make) for number in range(100)]
workshop = Workshop(leaves, None)
print(*(process.pid for process, _ in workshop._hands), flush=True)
time.sleep(600)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only there are leaves made in others")
@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_helpers_end_with_their_builder(how: signal.Signals) -> None:
    """However a build is ended, nobody goes on making its pages."""
    with subprocess.Popen([sys.executable, "-c", ENDLESS], stdout=subprocess.PIPE) as builder:
        assert builder.stdout
        helpers = builder.stdout.readline().split()
        assert helpers
        builder.send_signal(how)
    deadline = time.monotonic() + 30
    while any(is_alive(pid.decode()) for pid in helpers):
        assert time.monotonic() < deadline
        time.sleep(0.02)


def is_alive(pid: str) -> bool:
    """Tell a process from none, and from one that only waits to be taken note of."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state != "Z"
