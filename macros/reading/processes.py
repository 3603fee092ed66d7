"""How many processes may share a piece of work, and how they end."""

import ctypes
import os
import signal
import sys
import threading

MOST_PROCESSES = 8
_PR_SET_PDEATHSIG = 1  # of Linux: prctl.h


def processes(pieces: int, fewest_each: int) -> int:
    """Return how many processes are worth their start for so many pieces of work; 1 is this one.

    Only Linux can be trusted to share a process with its children as it stands, and only while
    nothing else runs in it.

    Args:
        pieces: how many there are to be done.
        fewest_each: below so many, a process of its own takes longer than it saves.
    """
    if sys.platform != "linux" or threading.active_count() > 1:
        return 1
    return max(1, min(len(os.sched_getaffinity(0)), MOST_PROCESSES, pieces // fewest_each))


def end_with(builder: int) -> None:
    """Have Linux kill this process as soon as the one that started it is gone, be it killed."""
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != builder:  # it went before the question
        os._exit(1)
