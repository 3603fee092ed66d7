"""Each screen of a run, for hands and eyes: any phone, held either way, large letters, a notch."""

from dataclasses import dataclass, field

from barriers import barriers
from playwright.sync_api import Page
from practice_page import Mock
from rehearsal import Site


@dataclass(frozen=True)
class Way:
    """A way to look at a page: its size in CSS pixels, and what is special about it."""

    width: int
    height: int
    insets: dict[str, int] = field(default_factory=dict)
    """What the phone's own shape covers at each side."""
    letters: str = ""
    """The size of the root's letters; the theme's own is 125%."""


WAYS = {
    "a phone": Way(390, 844, {"top": 59, "bottom": 34}),
    "a small phone": Way(320, 568),
    "a phone on its side": Way(844, 390, {"left": 59, "right": 59, "bottom": 21}),
    "a desk at 200%": Way(640, 400),
    "letters at 200%": Way(390, 844, letters="250%"),
}

WRONG = """([{top = 0, left = 0, right = 0, bottom = 0}, letters]) => {
    document.documentElement.style.fontSize = letters;
    const wrong = [];
    const all = (what) => [...document.querySelectorAll(`practice-run :is(${what})`)]
        .filter((one) => one.checkVisibility() && !one.disabled);
    const tell = (what, one) => wrong.push(`${what}: ${one.outerHTML.slice(0, 150)}`);
    const isIn = ({left: from, right: to}) => from >= left && to <= innerWidth - right;
    const stage = document.querySelector("practice-run");
    stage.scrollTo(0, 0);
    const main = document.querySelector(".run-main").getBoundingClientRect();
    if (main.top < top || main.bottom > innerHeight - bottom) wrong.push("main out of reach");
    if (document.querySelector(".run-leave").getBoundingClientRect().top < top) wrong.push("top");
    if (stage.scrollWidth > stage.clientWidth) wrong.push(`${stage.scrollWidth} pixels wide`);
    for (const one of all("button, a, summary, textarea, input, h1")) {
        one.scrollIntoView({block: "center", behavior: "instant"});
        const box = one.getBoundingClientRect();
        const hit = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
        if (!one.contains(hit)) tell("covered", one);
        if (!isIn(box)) tell("under the notch", one);
    }
    for (const one of all("button, summary, .gr-button, label:has([type=radio])")) {
        const {width, height} = one.getBoundingClientRect();
        if (Math.min(width, height) < 43.9) tell("under 44 pixels", one);
    }
    document.documentElement.style.fontSize = "";
    return wrong;
}"""


DRESS = "scheme => document.body.setAttribute('data-md-color-scheme', scheme)"


def test_every_screen(page: Page, project_site: Site) -> None:
    """Every screen passes axe in both schemes, and hides, cuts or shrinks nothing to be tapped."""
    page.emulate_media(reduced_motion="reduce")  # nothing fades when the scheme turns
    look = page.context.new_cdp_session(page)
    mock = Mock(page, project_site)
    mock.open("#round=pitch,walkthrough,defence&layer=tls&improvement=say-who-needs-it")
    page.clock.resume()  # axe waits for time to pass
    for screen in dict.fromkeys(step["screen"] for step in mock.run["plan"]):
        mock.jump(screen)
        for scheme in ("default", "slate"):
            page.evaluate(DRESS, scheme)
            assert barriers(page, "practice-run") == [], (screen, scheme)
        for name, way in WAYS.items():
            page.set_viewport_size({"width": way.width, "height": way.height})
            look.send("Emulation.setSafeAreaInsetsOverride", {"insets": way.insets})
            assert page.evaluate(WRONG, [way.insets, way.letters]) == [], (screen, name)
