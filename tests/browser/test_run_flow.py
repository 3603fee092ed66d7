"""A rehearsal on the practice page, from the first tap to the last screen."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, Route, expect
from practice_page import Mock
from rehearsal import LOCKS, Site

VOICE = """{
    window.spoken = [];
    speechSynthesis.speak = (one) => spoken.push(one.text);
    speechSynthesis.cancel = () => spoken.push("");
}"""


@pytest.fixture(scope="module")
def shared(open_pages: Callable[..., Page], project_site: Site) -> Mock:
    """The practice page on a phone, loaded once for all tests that leave nothing behind."""
    mock = Mock(open_pages(), project_site)
    mock.open()
    return mock


@pytest.fixture
def mock(shared: Mock) -> Mock:
    """That page, on which no run is open and none is kept."""
    shared.begin()
    return shared


@pytest.fixture
def fresh(page: Page, project_site: Site) -> Mock:
    """A page of its own, which is not loaded yet."""
    return Mock(page, project_site)


def test_full_mock(fresh: Mock) -> None:
    """From one tap to the save screen: every round spoken, reviewed, improved, and proven."""
    fresh.open()
    fresh.start()
    fresh.speak(64)
    fresh.page.get_by_label("Where did you hesitate?").fill("The p99 figure")
    fresh.go("Next")
    fresh.speak(71)
    fresh.go("Start")
    layers = len(fresh.run["walkthrough"]["layers"])
    for _ in range(layers - 1):
        fresh.wait(50)
        fresh.press("Does")
        fresh.main.click()
    fresh.wait(55)
    fresh.go("Done")
    questions = len(fresh.run["defence"]["answers"])
    for n in range(questions):
        expect(fresh.where).to_have_text(f"Question {n + 1} of {questions}")
        fresh.speak(80)
        fresh.go("Next")
    fresh.go("Next")  # the pitch
    fresh.go("Next")  # the walk-through
    for _ in range(questions):
        fresh.press("Good")
        fresh.go("Next")
    fresh.expect_screen("held")
    fresh.go("Next")
    for text in ("Result first.", "Name the join.", "Cite the record."):
        expect(fresh.main).to_have_text("Not now")
        fresh.page.get_by_label("Next time").fill(text)
        fresh.go("Next")
    fresh.speak(56)
    expect(fresh.element.get_by_text("0:15 shorter.")).to_be_visible()
    fresh.go("Next")
    fresh.expect_screen("save")
    run = fresh.run
    assert run["finished"] is True
    assert run["warmup"] == {
        "seconds": 64, "hesitated": "The p99 figure", "forgot": "", "unnecessary": "",
    }  # fmt: skip
    assert [one["seconds"] for one in run["pitch"]["attempts"]] == [71, 56]
    assert run["walkthrough"]["seconds"] == 50 * (layers - 1) + 55
    assert [one["seconds"] for one in run["walkthrough"]["layers"]] == [50] * (layers - 1) + [55]
    assert run["walkthrough"]["layers"][0]["covered"] == ["does"]
    assert {one["recall"] for one in run["defence"]["answers"]} == {"good"}
    assert [one["text"] for one in run["improvements"].values()] == [
        "Result first.", "Name the join.", "Cite the record.",
    ]  # fmt: skip
    assert fresh.kept == [run]


def test_pitch_is_hidden(mock: Mock) -> None:
    """Whoever speaks the pitch cannot read it; after it they can."""
    mock.begin("#round=pitch")
    opening = mock.run["packet"]["pitch"].split(".")[0]
    assert opening
    expect(mock.page.locator("body")).not_to_contain_text(opening, use_inner_text=True)
    mock.speak(50)
    mock.page.get_by_text("The text in the packet").click()
    expect(mock.element).to_contain_text(opening, use_inner_text=True)


def test_both_pitches_in_figures(mock: Mock) -> None:
    """Side by side, each delivery is counted by the rules of the site."""
    mock.begin("#round=pitch")
    mock.speak(60)
    mock.page.get_by_label("What you said").fill("Um, it is fast. " * 35)
    mock.jump("prove")
    mock.speak(40)
    mock.page.get_by_label("What you said this time").fill("It takes 5 ms. " * 25)
    counted = mock.page.locator("tr", has_text="In figures").locator("td")
    expect(counted).to_have_text([
        "140 words · 140 a minute, in band · 25 fillers per 100 · no result stated",
        "100 words · 150 a minute, in band · no fillers · a result at the end",
    ])  # fmt: skip


def test_points_come_after_the_answer(mock: Mock) -> None:
    """Points and record of a question are not in the page before it is answered."""
    mock.begin("#drill=why-epoll")
    question = mock.run["packet"]["questions"][0]
    record = mock.run["packet"]["records"][0]["title"]
    expect(mock.element).to_contain_text(question["asks"])
    expect(mock.element).not_to_contain_text(question["points"][-1])
    expect(mock.element).not_to_contain_text(record)
    mock.speak(70)
    expect(mock.element).to_contain_text(question["points"][-1])
    mock.press(f"ADR 1: {record}")
    assert mock.run["defence"]["answers"][0]["adrs"] == [1]


def test_probe_on_demand(mock: Mock) -> None:
    """A probe appears when it is asked for, one at a time, until there are no more."""
    mock.begin("#drill=why-epoll")
    probes = mock.run["packet"]["questions"][0]["probes"]
    mock.go("Start")
    for probe in probes:
        expect(mock.page.locator(".run-probe")).not_to_have_text(probe)
        mock.press("Probe me")
        expect(mock.page.locator(".run-probe")).to_have_text(probe)
    expect(mock.element.get_by_role("button", name="Probe me")).to_have_count(0)


def test_hindsight(mock: Mock) -> None:
    """Who would say it differently today can say so, with an answer's points in view."""
    mock.begin("#drill=why-epoll")
    mock.speak(70)
    expect(mock.page.get_by_label("In hindsight")).to_be_hidden()
    mock.press("I would say differently today")
    expect(mock.page.get_by_label("In hindsight")).to_be_focused()
    mock.page.keyboard.type("io_uring")
    assert mock.run["defence"]["answers"][0]["hindsight"] == "io_uring"


def test_voice_asks(fresh: Mock) -> None:
    """With the voice switched on, the device asks each question aloud, and is quiet after."""
    fresh.page.add_init_script(VOICE)
    fresh.open()
    fresh.press("Voice asks")
    fresh.page.evaluate("location.hash = '#drill=why-epoll'")
    expect(fresh.main).to_be_visible()
    asks = fresh.run["packet"]["questions"][0]["asks"]
    assert fresh.page.evaluate("spoken.filter(Boolean)") == [asks]
    fresh.speak(1)
    assert fresh.page.evaluate("spoken.at(-1)") == ""


def test_voice_that_is_not_there(fresh: Mock) -> None:
    """A browser that can speak but has no voice says so to whoever wants to be asked aloud."""
    fresh.page.add_init_script("speechSynthesis.getVoices = () => []")
    fresh.open()
    fresh.press("Voice asks")
    fresh.wait(1)
    said = fresh.element.get_by_role("status")
    expect(said).to_contain_text("no voice")
    fresh.press("Voice asks")
    expect(said).to_be_empty()


def test_pace_of_the_walkthrough(mock: Mock) -> None:
    """A line tells whether the round will fit; each new layer is told with it."""
    mock.begin("#round=walkthrough")
    share = 600 / len(mock.run["walkthrough"]["layers"])
    mock.go("Start")
    pace = mock.page.locator(".run-pace")
    expect(pace).to_have_text("Pace: on time")
    mock.wait(share + 10)
    expect(pace).to_have_text("Pace: 10 s behind")
    layers = [one["name"] for one in mock.run["packet"]["layers"]]
    mock.go(f"Next: {layers[1]}")
    told = f"Layer 2 of {len(layers)}. {layers[1]}. Pace: on time"
    expect(mock.status).to_have_text(told)


def test_earlier_improvements(mock: Mock) -> None:
    """An open improvement can be said to have held, or written again."""
    mock.begin("#round=pitch")
    first, second = (one["id"] for one in mock.run["packet"]["improvements"][:2])
    mock.jump("held")
    rows = mock.page.locator(".run-choice")
    rows.nth(0).get_by_role("button", name="It held").click()
    rows.nth(1).get_by_role("button", name="Again").click()
    held = mock.run["held"]
    assert (held[first], held[second]) == ("held", "again")


def test_unfinished_run_can_be_saved(mock: Mock) -> None:
    """Without an improvement the save screen is reached, and says what is missing."""
    mock.begin("#round=pitch")
    mock.jump("save")
    expect(mock.element).to_contain_text("Not done yet: one improvement is missing for Round 1")
    assert mock.run["finished"] is False


STARTS = {
    "#round=pitch,walkthrough,defence": "warmup",
    "#round=defence": "answer",
    "#layer=tls": "layer",
    "#drill=why-epoll": "answer",
    "#improvement=say-who-needs-it&round=pitch": "focus",
    "#drill=why-epoll&round=walkthrough": "walkthrough",
}
STARTS_NOTHING = ["#round-1", "#drill=gone", "#round=lunch", "#="]


def test_fragment_starts(fresh: Mock) -> None:
    """A link's fragment starts exactly what it names: when it opens the page, and on the page."""
    for n, (fragment, screen) in enumerate(STARTS.items()):
        fresh.begin(fragment) if n else fresh.open(fragment)
        fresh.expect_screen(screen)


def test_fragment_starts_nothing(fresh: Mock) -> None:
    """A plain anchor, or what the packet no longer knows, starts nothing."""
    for n, fragment in enumerate(STARTS_NOTHING):
        if n:
            fresh.page.evaluate("fragment => { location.hash = fragment }", fragment)
            fresh.page.wait_for_timeout(50)
        else:
            fresh.open(fragment)
        fresh.expect_lobby()


def test_fragment_starts_once(fresh: Mock) -> None:
    """The theme tells of the first fragment twice: one run starts, and once left it stays so."""
    fresh.open()
    fresh.begin("#round=pitch,walkthrough")
    fresh.speak(5)
    fresh.expect_screen("walkthrough")
    fresh.press("Leave")
    fresh.expect_lobby()
    fresh.page.wait_for_timeout(200)
    fresh.expect_lobby()
    assert len(fresh.kept) == 1


def test_fragment_told_of_late(fresh: Mock) -> None:
    """A fragment told of twice starts one run, also when the second waits longer for the packet."""
    fresh.open()
    facts = "**/data/rehearsal.json"
    asked: list[Route] = []

    def hold(route: Route) -> None:
        asked.append(route)

    fresh.page.route(facts, hold)
    with fresh.page.expect_request(facts):
        fresh.page.evaluate("""() => {
            history.replaceState({}, "", "#drill=why-epoll");
            for (const _ of "12") dispatchEvent(new PopStateEvent("popstate"));
        }""")
    fresh.page.wait_for_timeout(100)
    asked[0].continue_()
    expect(fresh.main).to_be_visible()
    begun = fresh.run["id"]
    for late in asked[1:]:
        late.continue_()
    fresh.page.wait_for_timeout(100)
    assert fresh.run["id"] == begun


def test_runner_that_is_not_here_yet(browser: Browser, project_site: Site) -> None:
    """Who loses the network before the first tap is told so, and can load the page again."""
    page = browser.new_page(service_workers="block")
    page.route("**/run-backstage.mjs", lambda route: route.abort())
    page.goto(f"{project_site.url}practice/")
    start = page.locator(".run-start", has_text="Pitch")
    start.click()
    expect(page.get_by_role("alert")).to_contain_text("not on this device yet")
    page.unroute_all()
    with page.expect_navigation():
        page.get_by_role("button", name="Load the page again").click()
    start.click()
    expect(page.locator(".run-main")).to_have_text("Start")
    page.close()


def test_link_on_the_page_starts(fresh: Mock) -> None:
    """A start link on the practice page itself starts without loading anything."""
    fresh.open()
    fresh.page.evaluate(
        """document.querySelector("article h1").insertAdjacentHTML(
            "afterend", '<p><a id="go" href="#layer=tls">Go</a></p>')"""
    )
    fresh.page.locator("#go").click()
    fresh.expect_screen("layer")


def test_keyboard(new_page: Callable[..., Page], project_site: Site) -> None:
    """Space is the main button and P pauses; the theme's own keys stay asleep."""
    mock = Mock(new_page(viewport={"width": 1280, "height": 800}, has_touch=False), project_site)
    mock.open("#round=pitch")
    press = mock.page.keyboard.press
    expect(mock.title).to_be_focused()
    press("Space")
    assert mock.run["clocks"]["pitch.0"]["activity"] == "running"
    press("p")
    assert mock.run["clocks"]["pitch.0"]["activity"] == "paused"
    for key in ("n", ".", ",", "s", "f", "/"):
        press(key)
    mock.expect_screen("pitch")
    expect(mock.page.locator("[data-md-component=search-query]")).not_to_be_focused()


def test_keys_are_letters_in_a_note(mock: Mock) -> None:
    """Somebody who types a note types spaces and letters, and presses nothing."""
    mock.begin("#round=pitch")
    mock.jump("improve")
    mock.page.get_by_label("Next time").focus()
    mock.page.keyboard.type("p n pause")
    assert mock.run["improvements"]["pitch"]["text"] == "p n pause"
    mock.expect_screen("improve")


def test_focus_follows_the_screen(mock: Mock) -> None:
    """Each screen is announced by its heading, which takes the focus."""
    mock.begin("#round=pitch")
    expect(mock.title).to_be_focused()
    mock.speak(5)
    expect(mock.title).to_have_text("Review: the pitch")
    expect(mock.title).to_be_focused()


def test_thresholds_are_told(mock: Mock) -> None:
    """A screen reader hears the start and the thresholds, and nothing each second."""
    mock.begin("#round=pitch")
    mock.go("Start")
    expect(mock.status).to_have_text("Started. 60 seconds.")
    mock.wait(20)
    expect(mock.status).to_have_text("Started. 60 seconds.")
    mock.wait(30)
    expect(mock.status).to_have_text("10 seconds left.")


def test_screen_stays_on(fresh: Mock) -> None:
    """The screen is kept on while a run is open, asked for again after a return, and let go."""
    fresh.page.add_init_script(LOCKS)
    fresh.open("#round=pitch")
    assert fresh.page.evaluate("locks.map(({released}) => released)") == [False]
    fresh.page.evaluate("locks[0].released = true")
    fresh.hide()
    fresh.show()
    assert fresh.page.evaluate("locks.length") == 2
    fresh.press("Leave")
    fresh.expect_lobby()
    assert fresh.page.evaluate("locks.every(({released}) => released)")


def test_nothing_is_left_over(fresh: Mock) -> None:
    """A runner that was removed while somebody spoke holds no lock and counts no more."""
    fresh.page.add_init_script(LOCKS)
    fresh.open("#round=pitch")
    fresh.go("Start")
    fresh.wait(5)
    fresh.page.evaluate("{ window.gone = document.querySelector('practice-run'); gone.remove() }")
    fresh.page.evaluate("new Promise((done) => queueMicrotask(() => queueMicrotask(done)))")
    changes = """async () => {
        let count = 0;
        const watch = new MutationObserver((all) => (count += all.length));
        const all = {subtree: true, childList: true, attributes: true, characterData: true};
        watch.observe(gone, all);
        window.changes = () => (watch.takeRecords().length + count);
    }"""
    fresh.page.evaluate(changes)
    fresh.wait(70)
    fresh.page.keyboard.press("Space")
    fresh.hide()
    fresh.show()
    assert fresh.page.evaluate("changes()") == 0
    assert fresh.page.evaluate("locks.every(({released}) => released)")
    assert fresh.page.evaluate("navigator.locks.query().then(({held}) => held.length)") == 0


def test_a_screen_is_read_from_its_beginning(mock: Mock) -> None:
    """However far down somebody read, the next screen begins at its top."""
    mock.page.set_viewport_size({"width": 390, "height": 400})
    mock.begin("#round=defence")
    mock.speak(70)
    mock.jump("answer")
    assert mock.element.evaluate("stage => (stage.scrollTo(0, 9999), stage.scrollTop)") > 0
    mock.main.click()
    expect(mock.page.locator(".run-title")).to_be_focused()
    expect(mock.page.locator(".run-where")).to_be_in_viewport(ratio=1)
    assert mock.page.evaluate("scrollY") == 0
    mock.page.set_viewport_size({"width": 390, "height": 844})
