"""The interviewer's page without scripts: all that it takes to ask, on paper."""

import yaml
from projects import CONTENT, Built

PACKET = yaml.load((CONTENT / "small/docs/packet.yml").read_bytes(), yaml.CSafeLoader)


def plain(text: str) -> str:
    """Words without the signs of Markdown and with one space between."""
    return " ".join(text.replace("`", "").split())


def test_the_protocol_holds_all_that_is_asked(odd: Built) -> None:
    """Each layer, question, point and probe of the packet is on it, with limits and checks."""
    page = odd.main("interviewer/")
    paper = plain(page.select_one(".gr-protocol").get_text(" "))
    asked = [one["asks"] for one in PACKET["questions"]]
    asked += [text for one in PACKET["questions"] for text in one.get("points", ())]
    asked += [text for one in PACKET["questions"] for text in one.get("probes", ())]
    asked += [one["name"] for one in PACKET["layers"]]
    assert [text for text in asked if plain(text) not in paper] == []
    for words in ("Stop them at 1:00", "at 10:00", "1:00 to 1:30", "Answered the question?"):
        assert words in paper
    assert paper.count("One improvement for round") == 3
