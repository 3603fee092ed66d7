"""Which modules the practice page asks for at once."""

from macros.rendering.modules import RUNNER, imports, runner_modules

MAIN, PAGE = RUNNER


def test_all_that_is_imported_is_found_once() -> None:
    """Imports are followed from folder to folder, whoever imports whom; each comes once."""
    sources = {
        MAIN: b'import { A } from "./elements/a.mjs"; import "./lib/b.mjs";',
        PAGE: b'export { c } from "../lib/c.mjs"; import { A } from "./a.mjs";',
        "javascripts/elements/a.mjs": b'import { b } from "../lib/b.mjs";',
        "javascripts/lib/b.mjs": b'import { c } from "./c.mjs";',
        "javascripts/lib/c.mjs": b'import { b } from "./b.mjs"; export * from "./gone.mjs";',
        "javascripts/lib/never.mjs": b"",
    }
    wanted = ["elements/a.mjs", "lib/b.mjs", "lib/c.mjs"]
    assert runner_modules(sources) == (MAIN, PAGE, *(f"javascripts/{one}" for one in wanted))


def test_what_is_imported_later_is_not() -> None:
    """An import when it is needed, a word in a comment or in a text asks for nothing now."""
    source = b'// import "./x.mjs";\nconst a = () => import("./later.mjs"), b = `from "./y.mjs"`;'
    assert imports(source) == ()


def test_site_without_these_scripts_asks_for_nothing() -> None:
    """A fork may have thrown them out."""
    assert runner_modules({}) == ()
