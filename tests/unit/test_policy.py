"""What a page's policy allows."""

from macros.rendering.policy import policy

SCRIPTS = '<script>alert(1)</script>\n<script src="x.js"></script> <script>"</b>"&amp;\n</script>'
HASHES = (
    "'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI='",
    "'sha256-o0wEL2yb4fnHr8ZtLowsxer7b0pSYEb5kvJiNGYakrg='",
)


def directives(text: str) -> dict[str, list[str]]:
    """A policy's sources by directive."""
    return {name: sources for name, *sources in (one.split() for one in text.split("; "))}


def test_each_script_runs_by_the_hash_of_its_text() -> None:
    """The hash is of exactly what stands between the tags; a script's file needs none."""
    allowed = directives(policy(SCRIPTS, serving=False))["script-src"]
    assert tuple(allowed) == ("'self'", *HASHES)


def test_serve_lets_its_own_script_run() -> None:
    """It writes one into each page that nobody can hash; beside hashes none without would run."""
    served = directives(policy(SCRIPTS, serving=True))
    published = directives(policy(SCRIPTS, serving=False))
    assert served.pop("script-src") == ["'self'", "'unsafe-inline'"]
    assert published.pop("script-src")
    assert served == published


def test_nothing_is_allowed_that_is_not_named() -> None:
    """What has no line of its own falls under a default of nothing; two lines fall under none."""
    allowed = directives(policy("", serving=False))
    assert allowed["default-src"] == ["'none'"]
    assert allowed["base-uri"] == allowed["form-action"] == ["'none'"]
    assert {source for sources in allowed.values() for source in sources} <= {
        *("'none'", "'self'", "data:", "blob:")
    }
