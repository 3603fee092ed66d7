"""A time against what it may take: the figures say it, the bar shows it.

Both are filters of the templates.
"""

from functools import lru_cache

from markupsafe import Markup

_MARK = 80
"""Where the limit stands on the bar of 100, unless so much more was taken that it moves left."""


def clock(seconds: int | None) -> str:
    """Return seconds as `1:11`; an en dash where nothing was measured."""
    return "–" if seconds is None else f"{seconds // 60}:{seconds % 60:02d}"


def gap(seconds: int) -> str:
    """Return seconds as people say a difference: `6 s`, `1:05`."""
    return f"{seconds} s" if seconds < 60 else clock(seconds)


@lru_cache(maxsize=4096)
def time_bar(seconds: int | None, limit: int) -> Markup:
    """Return a paragraph with a time, its limit, and what is to spare or over; both in seconds."""
    if seconds is None:
        return _said("", f"not timed · limit {clock(limit)}")
    told = f"<strong>{clock(seconds)}</strong> of {clock(limit)}"
    if seconds <= limit:
        verdict = "to the second" if seconds == limit else f"{gap(limit - seconds)} to spare"
        fill = _part("fill", f"M0 0h{round(seconds / limit * _MARK, 1)}v8H0z")
        return _said("good", told, verdict, fill + _part("limit", f"M{_MARK} 0v8"))
    edge = round(min(_MARK, limit / seconds * 100), 1)
    over = round((seconds / limit - 1) * edge, 1)
    parts = (
        _part("fill", f"M0 0h{edge}v8H0z"),
        _part("over", f"M{edge} 0h{over}v8H{edge}z"),
        _part("limit", f"M{edge} 0v8"),
    )
    return _said("bad", told, f"{gap(seconds - limit)} over", "".join(parts))


@lru_cache(maxsize=4096)
def window_bar(seconds: int | None, window: tuple[int, int]) -> Markup:
    """Return a paragraph with a time against a window, such as the 60 to 90 s of an answer."""
    low, high = window
    if seconds is None:
        return _said("", f"not timed · aim for {low} to {high} s")
    edge = round(min(_MARK, high / seconds * 100), 1)
    start = round(low / high * edge, 1)
    parts = [
        _part("window", f"M{start} 0H{edge}v8H{start}z"),
        _part("fill", f"M0 0h{round(min(seconds / high, 1) * edge, 1)}v8H0z"),
    ]
    tone, verdict = "good", f"within {low} to {high} s"
    if seconds > high:
        tone, verdict = "bad", f"{gap(seconds - high)} over {high} s"
        over = round((seconds / high - 1) * edge, 1)
        parts.append(_part("over", f"M{edge} 0h{over}v8H{edge}z"))
    elif seconds < low:
        tone, verdict = "warn", f"shorter than {low} s"
    parts.append(_part("limit", f"M{start} 0v8M{edge} 0v8"))
    return _said(tone, f"<strong>{clock(seconds)}</strong>", verdict, "".join(parts))


def _part(name: str, path: str) -> str:
    return f'<path class="gr-bar__{name}" d="{path}"/>'


def _said(tone: str, told: str, verdict: str = "", parts: str = "") -> Markup:
    """Return the paragraph; without a verdict there is nothing to draw."""
    if not verdict:
        html = f'<p class="gr-time"><span class="gr-time__text">{told}</span></p>\n'
        return Markup(html)  # noqa: S704 - figures and words of our own
    html = (
        f'<p class="gr-time gr-time--{tone}"><span class="gr-time__text">{told} '
        f'<span class="gr-time__verdict">{verdict}</span></span>\n'
        '<svg class="gr-bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" '
        f'focusable="false">{_part("track", "M0 0h100v8H0z")}{parts}</svg></p>\n'
    )
    return Markup(html)  # noqa: S704 - figures and words of our own
