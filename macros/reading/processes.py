"""How many processes may share a piece of work, how they begin, and how they end."""

import ctypes
import gc
import os
import select
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from functools import partial
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any

MOST_PROCESSES = 8
_NUMBER = 4
"""Bytes. A pipe gives the two numbers of a turn to one reader or to another, never in halves."""

Hand = tuple[BaseProcess, Connection]
"""A process that works for this one, and this side of its line."""
_PR_SET_PDEATHSIG = 1  # of Linux: prctl.h


def crew(
    pieces: int,
    fewest_each: int,
    at_once: int,
    work: Callable[[Iterator[int], Connection], None],
) -> list[Hand]:
    """Have other processes take the pieces of some work; nobody where it is not worth their start.

    Args:
        pieces: how many there are to be done.
        fewest_each: below so many, a process of its own takes longer than it saves.
        at_once: how many that follow each other are taken at a time, at the least.
        work: what each process does, as this one stands now: it is given the numbers of the pieces
            that it takes, from 0, and the line on which it answers. Where it fails, its line
            breaks: whoever reads there does the work again, and tells the fault.
    """
    several = _processes(pieces, fewest_each)
    if several == 1:
        return []
    pile, hands = _Pile(pieces, at_once, several), []
    with suppress(OSError):  # the system gives no more of them: those that are there take all
        for _ in range(several):
            hands.append(_hired(partial(work, pile.taken())))
    pile.leave()
    return hands


def _processes(pieces: int, fewest_each: int) -> int:
    """Return how many processes are worth their start for so many pieces of work; 1 is this one.

    Only Linux can be trusted to share a process with its children as it stands, and only while
    nothing else runs in it.
    """
    if sys.platform != "linux" or threading.active_count() > 1:
        return 1
    return max(1, min(len(os.sched_getaffinity(0)), MOST_PROCESSES, pieces // fewest_each))


class _Pile:
    """Numbered pieces of work, from which whoever is done with some takes more, until none is left.

    Shares cut beforehand end apart: a piece takes longer than another, and so does a processor that
    others use too. A turn is half of a fair share of what is left (guided self-scheduling,
    Polychronopoulos and Kuck, 1987): many that follow each other at first, few at the end.
    """

    def __init__(self, pieces: int, at_once: int, several: int) -> None:
        """Lay so many pieces ready for several takers; at the end so many are taken at a time."""
        self._turns, writer = os.pipe()
        numbers, first = [], 0
        while first < pieces:
            end = min(pieces, first + max(at_once, (pieces - first) // (2 * several)))
            numbers += [first, end]
            first = end
        # eight takers of a billion pieces need 3 kB, and the smallest pipe of Linux has room for 4
        os.write(writer, b"".join(number.to_bytes(_NUMBER, "big") for number in numbers))
        os.close(writer)

    def taken(self) -> Iterator[int]:
        """Yield the numbers of pieces that nobody else has taken, from 0."""
        while turn := os.read(self._turns, 2 * _NUMBER):
            first, end = turn[:_NUMBER], turn[_NUMBER:]
            yield from range(int.from_bytes(first, "big"), int.from_bytes(end, "big"))

    def leave(self) -> None:
        """Take nothing in this process any more."""
        os.close(self._turns)


def _hired(work: Callable[[Connection], None]) -> Hand:
    context = get_context("fork")
    ours, theirs = context.Pipe()
    process = context.Process(target=_work, args=(work, theirs, ours, os.getpid()), daemon=True)
    process.start()
    theirs.close()
    return process, ours


def send_each(line: Connection, pieces: Iterable[Any]) -> None:
    """Send what comes, without waiting where it is not read at once: the work goes on."""
    unsent: deque[Any] = deque()
    room = select.poll()
    room.register(line, select.POLLOUT)
    for piece in pieces:
        unsent.append(piece)
        while unsent and room.poll(0):
            line.send(unsent.popleft())
    for piece in unsent:
        line.send(piece)


def answers(hands: Iterable[Hand]) -> Iterator[Any]:
    """Yield what comes on the lines of processes, as it comes, until each of them has ended."""
    left = list(hands)
    while left:
        ready = wait([line for _, line in left])
        for process, line in [hand for hand in left if hand[1] in ready]:
            try:
                yield line.recv()
            except (EOFError, OSError):
                left.remove((process, line))
                process.join()


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
