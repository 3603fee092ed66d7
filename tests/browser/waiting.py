"""Waiting for a page.

Playwright's own `wait_for_function` evaluates its text inside the page again and again, which the
page's Content-Security-Policy forbids. Asked from outside, a page answers.
"""

import time
from typing import Any

from playwright.sync_api import Error, Page

_NO = (None, False, 0, "")  # an empty list or object is a yes to JavaScript


def until(page: Page, expression: str, *, arg: Any = None, seconds: float = 30) -> Any:
    """Ask a page until it says yes; return what it said.

    Args:
        page: the page; it may load another one meanwhile.
        expression: JavaScript, or a function of `arg`; a promise is awaited.
        arg: what the function is given.
        seconds: after which the answer is no.
    """
    end = time.monotonic() + seconds
    while (answer := _answer(page, expression, arg)) in _NO:
        assert time.monotonic() < end, f"not within {seconds} s: {expression}"
        page.wait_for_timeout(30)
    return answer


def _answer(page: Page, expression: str, arg: Any) -> Any:
    try:
        return page.evaluate(expression, arg)
    except Error as error:
        if "Execution context was destroyed" in str(error):  # by the next page
            return None
        raise
