"""Whether the rules, which are for English, can judge a text, and whether it has words to count."""

import re
from itertools import islice

from .speech_rules import RULES
from .speech_text import Transcript

_LATIN = re.compile(f"[{RULES.letters.latin}]")
_OTHER = re.compile(f"[{RULES.letters.other}]")
_NUMBER = re.compile(" [0-9]")
_WITHOUT_SPACES = re.compile(f"[{RULES.letters.without_spaces}]")


def has_words(transcript: Transcript) -> bool:
    """Say whether words can be counted: not where half the letters need no spaces between words.

    Rule: Greenroom's own, since between spaces such a text shows whole sentences as one word.
    """
    if not _has_other(transcript.text):
        return True
    without = len(_WITHOUT_SPACES.findall(transcript.text))
    latin, other = _letters(transcript)
    return without * 2 < latin + other


def is_english(transcript: Transcript) -> bool:
    """Say whether the rules' phrases can judge a text.

    Not where half the letters are of another script, nor where the commonest English words are
    under the floor of all words. Numbers are of every language and do not count, and a text of
    few such words is taken to be English. Rule: Greenroom's own, the floor measured on samples.
    """
    if _has_other(transcript.text):
        latin, other = _letters(transcript)
        if other >= latin:
            return False
    if _has_common(transcript, transcript.words):
        return True
    spelled = transcript.words - len(_NUMBER.findall(transcript.tape))
    return spelled < RULES.language.from_words or _has_common(transcript, spelled)


def _has_common(transcript: Transcript, words: int) -> bool:
    """Say whether the commonest English words reach the floor of so many words.

    No more are looked for than that takes, most often the first third of a text.
    """
    least = -(-words * RULES.language.floor_percent // 100)
    common = filter(RULES.language.words.__contains__, transcript.tokens)
    return len(list(islice(common, least))) == least


def _has_other(text: str) -> bool:
    return not text.isascii() and bool(_OTHER.search(text))


def _letters(transcript: Transcript) -> tuple[int, int]:
    """Return how many Latin letters a text has, and how many others."""
    return len(_LATIN.findall(transcript.text)), len(_OTHER.findall(transcript.text))
