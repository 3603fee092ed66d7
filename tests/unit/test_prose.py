"""Prose from YAML becomes safe HTML, whatever people write."""

import random
import subprocess
import sys
from datetime import date

import pytest
from bs4 import BeautifulSoup
from factories import make_library, make_packet

from macros.reading.library import Library
from macros.reading.model import Decision, Status
from macros.rendering import prose as prose_module
from macros.rendering.addresses import settle
from macros.rendering.prose import Prose, is_plain, is_too_much


def make_records() -> tuple[Decision, ...]:
    """Return an accepted, a superseded, and two records of one number."""
    facts = (
        ("0001-epoll.md", 1, "Use epoll", Status.ACCEPTED),
        ("0002-json.md", 2, "Use JSON", Status.SUPERSEDED),
        ("0007-a.md", 7, "A", Status.ACCEPTED),
        ("0007-b.md", 7, "B", Status.ACCEPTED),
    )
    day = date(2026, 1, 1)
    return tuple(Decision(path, n, title, status, "", 1, day) for path, n, title, status in facts)


def make_prose_library() -> Library:
    """Return a library with records and one lesson."""
    packet = make_packet(lessons={"W04": {"title": "epoll <1>"}})
    return make_library(packet=packet, decisions=make_records())


PROSE = Prose(make_prose_library())


def read(text: str) -> BeautifulSoup:
    """Return a text's HTML as a page holds it."""
    return BeautifulSoup(settle(PROSE.block(text), "sessions/x/"), "html.parser")


INLINE = {"a", "abbr", "b", "br", "code", "em", "i", "kbd", "s", "span", "strong", "sub", "sup"}
BLOCKS = {"p", "ul", "ol", "li", "blockquote", "pre", "hr"} | {
    *("table", "thead", "tbody", "tr", "th", "td")
}
HOSTILE = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "<b onclick=alert(1)>x</b>",
    "<a href='javascript:alert(1)'>x</a>",
    "<iframe src=//evil.example></iframe>",
    "<style>*{display:none}</style>",
    "<base href=//evil.example>",
    "</div></article></main>",
    "<!-- --><script>alert(1)</script>",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<?php echo 1 ?>",
    "<div>\n\n<script>alert(1)</script>\n\n</div>",
    "a `<script>` b",
    "```\n</code></pre><script>alert(1)</script>\n```",
    '```js" onload="alert(1)\nx\n```',
    "    <script>alert(1)</script>",
    "> <script>alert(1)</script>",
    "- <script>alert(1)</script>",
    "| <script>alert(1)</script> | b |\n|---|---|\n| <img src=x> | d |",
    '[x](y "<script>alert(1)</script>")',
    '[x](y "&quot; onclick=alert(1)")',
    "![<script>](x)",
    "# <script>alert(1)</script>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;script&#62;alert(1)&#60;/script&#62;",
    "\x02klzzwxh:0000\x03 *x*",
    "\x02wzxhzdk:0\x03 *x*",
    "\x02amp\x03#60;script\x02amp\x03#62; *x*",
    "\x00<script>alert(1)</script>",
    '="greenroom-root:x" onclick="alert(1)" *x*',
    "***a **b *c **d***e*" * 20,
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "ADR-1<script>alert(1)</script>W04",
    '<practice-timer limit="1">x</practice-timer>',
)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_text(text: str) -> None:
    """No tag comes out that Markdown does not make, and no attribute that acts."""
    page = read(text)
    for element in page.find_all(True):
        assert element.name in INLINE | BLOCKS
        assert set(element.attrs) <= {"href", "title", "class", "rel"}
    assert str(page).count("<script") == 0


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_text_in_a_line(text: str) -> None:
    """A line in a list or a table holds no block, so that it cannot break out of it."""
    page = BeautifulSoup(PROSE.inline(text), "html.parser")
    assert {element.name for element in page.find_all(True)} <= INLINE


def test_table_keeps_its_sides() -> None:
    """A column of figures stands on the side that its author chose."""
    html = Prose(make_library()).block("| Threads | ms |\n|---|--:|\n| 4 | 12 |")
    assert [cell.get("align") for cell in BeautifulSoup(html, "html.parser")("td")] == [
        None,
        "right",
    ]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        ("</div>", "</div>"),
        ("a < b && c > d", "a < b && c > d"),
        ("{{ x }} {% raw %}", "{{ x }} {% raw %}"),
        ("{{ x }} *{% y %}* {# z #}", "{{ x }} {% y %} {# z #}"),
        ("\x02klzzwxh:0000\x03 *x*", "klzzwxh:0000 x"),
        ("שלום *עולם* 😀", "שלום עולם 😀"),
        ("<!-- hidden -->", "<!-- hidden -->"),
        ("C:\\new", "C:\\new"),
    ],
)
def test_text_is_shown_as_written(text: str, shown: str) -> None:
    """What looks like code is read by people, so it stays to be read."""
    assert read(text).get_text().strip() == shown


ADDRESSES = (
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    " javascript:alert(1)",
    "\tjavascript:alert(1)",
    "\x01javascript:alert(1)",
    "java\tscript:alert(1)",
    "java\nscript:alert(1)",
    "java&#115;cript:alert(1)",
    "&#x6A;avascript:alert(1)",
    "&#106avascript:alert(1)",
    "javascript&colon;alert(1)",
    "java&Tab;script:alert(1)",
    "javascript\\:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "data:text/html;base64,PHNjcmlwdD4=",
    "vbscript:msgbox(1)",
    "file:///etc/passwd",
    "blob:https://a.example/x",
    "view-source:javascript:alert(1)",
    "greenroom-root:javascript:alert(1)",
    "//[",
    "feed:javascript:alert(1)",
)
FORMS = (
    "[x]({})",
    "[x](<{}>)",
    '[x]({} "title")',
    "![x]({})",
    "![x](<{}>)",
    "[x][r]\n\n[r]: {}",
    "[x][r]\n\n[r]: <{}>",
    "[r]\n\n[r]: {}",
    "![x][r]\n\n[r]: {}",
    "<{}>",
    "[![x]({0})]({0})",
    "| a |\n|---|\n| [x]({}) |",
)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("address", ADDRESSES)
def test_a_link_runs_nothing(form: str, address: str) -> None:
    """In every form of link, an address is on the web, a mail address, or within the site."""
    page = read(form.format(address))
    for link in page.find_all("a"):
        href = str(link.get("href", ""))
        kept = "".join(sign for sign in href if sign > " ").lower()
        assert kept == "" or kept.startswith(("http://", "https://", "mailto:", "../../")), href
    assert not page.find_all(src=True)


@pytest.mark.parametrize(
    ("address", "href"),
    [
        ("https://a.example/?a=1&b=2#c", "https://a.example/?a=1&b=2#c"),
        ("mailto:a@b.example", "mailto:a@b.example"),
        ("adr/0001-epoll.md", "../../adr/0001-epoll/"),
        ("docs/adr/0001-epoll.md#status", "../../adr/0001-epoll/#status"),
        ("../docs/adr/0001-epoll.md", ""),
        ("/practice/?q=why-epoll#top", "../../practice/?q=why-epoll#top"),
        ("practice/", "../../practice/"),
        ("index.md", "../../"),
        ("#round-1", "#round-1"),
        ("a.pdf", "../../a.pdf"),
        ("../../../etc/passwd", ""),
    ],
)
def test_where_a_link_leads(address: str, href: str) -> None:
    """Links within the site are read from docs/, and work from a page of any depth."""
    link = read(f"*See* [x]({address})").a
    assert link is not None
    assert link["href"] == href


def test_a_mail_address_is_a_mail_link() -> None:
    """A mail address in angle brackets is written to, not looked for in the site."""
    link = read("<me@mail.example>").a
    assert link is not None
    assert (link["href"], link.text) == ("mailto:me@mail.example", "me@mail.example")


@pytest.mark.parametrize("address", ["https://a.example/x.png", "//a.example/x.png", "x.png"])
def test_a_picture_is_a_link(address: str) -> None:
    """A page of somebody's words asks no host for anything: pictures are links."""
    page = read(f"![The rig]({address})")
    assert page.a is not None
    assert page.a.text == "The rig"
    assert not page.find_all(["img", "source", "video", "audio", "iframe", "link"])


def test_a_heading_is_a_bold_line() -> None:
    """The outline of a page is its template's: headings in prose do not join it."""
    page = read("# One\n\nTwo\n===\n\n### *Three*")
    assert [strong.text for strong in page.find_all("strong")] == ["One", "Two", "Three"]


@pytest.mark.parametrize("written", ["ADR-001", "ADR 1", "ADR-0001", "ADR-1", "ADR1"])
def test_a_record_is_linked(written: str) -> None:
    """A record in prose is a link to it, in the words of the writer, with its title."""
    link = read(f"See {written}.").a
    assert link is not None
    assert (link.text, link["href"]) == (written, "../../adr/0001-epoll/")
    assert link["title"] == "Use epoll"


@pytest.mark.parametrize(
    "text",
    [
        "`ADR-1 W04`",
        "``ADR-1 ` W04``",
        "```\nADR-1 W04\n```",
        "    ADR-1 W04",
        "# ADR-1 W04",
        "ADR-1 W04\n---",
        "xADR-1 ADR-1x W04x",
        "https://a.example/ADR-1 https://a.example/W04",
        "ADR-99 W99",
        "ADR-7",
        "adr-1 w04",
        "\\ADR-1x",
        "ADR-1-epoll.md",
    ],
)
def test_no_record_is_linked(text: str) -> None:
    """Code, headings, addresses, longer words, and what is unknown or several are left alone."""
    assert read(text).a is None


@pytest.mark.parametrize(
    "text",
    ["[ADR-1 W04](https://a.example)", "[*ADR-1*](https://a.example)", "<https://a.example/ADR-1>"],
)
def test_a_link_holds_no_link(text: str) -> None:
    """The text of a link leads where the link leads."""
    (link,) = read(text).find_all("a")
    assert str(link["href"]).startswith("https://a.example")


@pytest.mark.parametrize("text", ["*ADR-1*", "**ADR-1**", "- ADR-1", "> ADR-1", "(ADR-1)"])
def test_a_record_is_linked_inside_other_marks(text: str) -> None:
    """Emphasis, lists and quotes hold prose."""
    assert read(text).a is not None


@pytest.mark.parametrize(("text", "status"), [("ADR-1", None), ("ADR-2", "superseded")])
def test_a_status_is_shown_unless_accepted(text: str, status: str | None) -> None:
    """Whoever cites a record that does not hold is told so on the spot."""
    found = read(text).select_one(".gr-status")
    assert (found.text if found else None) == status


def test_a_lesson_is_linked_if_the_packet_knows_it() -> None:
    """A code that the packet knows is a link with the lesson's title; another is a word."""
    (link,) = read("W04 and W05").find_all("a")
    assert (link.text, link["title"]) == ("W04", "epoll <1>")
    assert str(link["href"]) == "../../questions/#lesson-w04"


PIECES = (
    *("a", "word", "The p99 was 4.2 ms", " ", "  ", "\n", "\n\n", "\n\n\n", ".", ",", "'", '"'),
    *("!", "?", "(", ")", "-", "–", "é", "😀", "שלום", "\u3000", "\x0b", "\x0c", "\x1c", "\x85"),
    *("\u2028", "\u200f", "+", "=", ":", ";", "/", "%", "$", "@", "{", "}", "{{", "^", "1.", "12)"),
    *("http://x.example", "me@x.example", "klzzwxh:0000", "\r", "W0", "ADR", "\ufeff", "a-b", "- "),
    *("...", "--", "\x7f", "\x01", "*", "_", "`", "[a](b)", "<b>", "&amp;", "#", "> ", "\t", "|"),
    *("W04", "ADR-1", "\\", "~~~", "```", "SO_REUSEPORT", "a_b", "1. ", "98.5 ", "3) "),
)


def by_markdown(text: str) -> str:
    """Return a text's HTML by the long way."""
    html = PROSE._markdown.reset().convert(text)
    return prose_module._clean(html, prose_module._INLINE_TAGS | prose_module._BLOCK_TAGS)


def ends_trimmed(html: str) -> str:
    """Return HTML without the white space before a paragraph's end, which nobody sees."""
    return "</p>".join(part.rstrip() for part in html.split("</p>"))


@pytest.mark.parametrize("seed", range(50))
def test_the_short_way_equals_the_long_way(seed: int) -> None:
    """Where a text is plain, Markdown would make of it what is made without Markdown."""
    chance = random.Random(seed)  # noqa: S311 - the same texts at each run
    plain = 0
    for _ in range(200):
        text = "".join(chance.choice(PIECES) for _ in range(chance.randint(1, 8)))
        if is_plain(text) and text.strip():
            plain += 1
            assert ends_trimmed(PROSE._converted(text)) == ends_trimmed(by_markdown(text)), text
    assert plain > 20


@pytest.mark.parametrize(
    "text",
    [
        *("One sentence.", "Two.\n\nParagraphs.", "It's 4.2 ms, isn't it?", "שלום 😀", "a - b"),
        *("With SO_REUSEPORT.", "98.5 percent.\n3) is no list."),
    ],
)
def test_common_sentences_are_plain(text: str) -> None:
    """The short way is taken by what people mostly write."""
    assert is_plain(text)


def test_one_paragraph_is_bare_in_a_line() -> None:
    """A line's text has no paragraph around it, so that it can stand in one."""
    assert PROSE.inline("One.") == "One."
    assert "<p>" not in PROSE.inline("One.\n\n*Two.*")


BOMBS = (
    *(
        "[",
        "![",
        "[a](",
        "[[a]",
        "[\\]",
        "[`]`",
        "](",
        "[a]",
        "[a][b]",
        "*",
        "_",
        "*a*",
        "**",
        "***a",
    ),
    *(
        ">",
        "> ",
        "- ",
        "1. ",
        "`",
        "```\n",
        "``` ",
        "\\",
        "&",
        "&#",
        "<",
        "<a",
        "<!--",
        "|",
        "a|",
        "#",
    ),
    *(
        "# \n",
        "a\n=\n",
        "a\n-\n",
        "- a\n",
        "a|b\n-|-\n",
        "ADR-1 ",
        "W04 ",
        "[a]: b\n",
        "~",
        "(",
        "\x02",
    ),
    *("  \n", " ", "\t", "a  \n", "<http://", "\n- a\n ", "[a](b)\n\n", "a\n\n", "*a_b ", "<a@b>"),
)
WORK = """
import resource, sys
resource.setrlimit(resource.RLIMIT_CPU, (240, 240))
sys.path.insert(0, {here!r})
from test_prose import BOMBS, Prose, make_prose_library
prose = Prose(make_prose_library())
for piece in BOMBS:
    print(repr(piece), flush=True)
    for size in (1_000, 100_000, 900_000):
        html = prose.block((piece * (size // len(piece) + 1))[:size])
        assert html is not None
print("done")
"""


def test_no_text_is_a_bomb() -> None:
    """Text of a megabyte costs seconds, not hours, whatever sign it repeats.

    Python-Markdown alone would need hours for many of these: the bound is a ceiling of processor
    time for all of them, some ten times what they take.
    """
    here = __file__.rpartition("/")[0]
    done = subprocess.run(
        [sys.executable, "-c", WORK.format(here=here)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout.endswith("done\n"), done.stdout[-40:] + done.stderr[-400:]


@pytest.mark.parametrize("depth", [10, 150, 400])
@pytest.mark.parametrize("mark", ["- a", "1. a", "> a"])
def test_deep_nesting_is_shown(mark: str, depth: int) -> None:
    """Lists in lists in lists come out, as lists or as text."""
    text = "\n".join("    " * level + mark for level in range(depth))
    assert "a" in read(text).get_text()


@pytest.mark.parametrize("text", ["[" * 5000 + "<script>", "# x\n" * 500 + "<script>"])
def test_what_is_too_much_is_still_safe(text: str) -> None:
    """Text that Markdown is spared is escaped."""
    assert is_too_much(text)
    assert not read(text).find_all("script")
    assert "<script>" in read(text).get_text()


def test_a_long_transcript_is_not_too_much() -> None:
    """An hour of speech with links, emphasis and headings is still Markdown."""
    paragraph = "It stores keys, *as said* in ADR-1, and [more](https://a.example). " * 30
    assert not is_too_much("\n\n".join(["## Part"] + [paragraph] * 30))
