"""How many processes may share a piece of work, how they begin, and how they end."""

import ctypes
import gc
import os
import signal
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess

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


def hired(work: Callable[[Connection], None]) -> tuple[BaseProcess, Connection]:
    """Have another process work, as this one stands now.

    Where it fails, its line breaks: whoever reads there does the work again, and tells the fault.

    Args:
        work: what it does; it answers on the line that it is given.

    Returns:
        The process, and this side of its line.
    """
    context = get_context("fork")
    ours, theirs = context.Pipe()
    process = context.Process(target=_work, args=(work, theirs, ours, os.getpid()), daemon=True)
    process.start()
    theirs.close()
    return process, ours


def _work(
    work: Callable[[Connection], None], line: Connection, others: Connection, builder: int
) -> None:
    _end_with(builder)
    others.close()  # so that the line breaks when the builder is gone
    gc.disable()  # it ends before what is not used any more would be missed
    with suppress(Exception, KeyboardInterrupt):
        work(line)


def _end_with(builder: int) -> None:
    """Have Linux kill this process as soon as the one that started it is gone, be it killed."""
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != builder:  # it went before the question
        os._exit(1)
