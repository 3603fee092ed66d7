"""How a mentor answers: an issue, a mail or a text to copy, filled in with what it is about."""

from typing import NamedTuple
from urllib.parse import quote, urlencode

from macros.coaching.plain import cut
from macros.reading.model import Session

from .addresses import to
from .titles import title
from .whereabouts import Whereabouts

FORM = "feedback.yml"
"""The issue form, in `.github/ISSUE_TEMPLATE/`; `session` and `anchor` are fields of it."""
_LONGEST_ABOUT = 80
"""Characters; encoded, a character may take twelve, and some programs stop at 2,000 in all."""
_QUESTIONS = "What was clear:\n\nWhat was not:\n\nOne thing to change:\n"


class Feedback(NamedTuple):
    """What the links for feedback on one session lead to."""

    session: Session
    places: Whereabouts

    @property
    def issues(self) -> str:
        """The page for a new issue; empty for a session that is not for everybody.

        An issue is public: it would give away an address that is not to be guessed.
        """
        return self.places.issues if self.session.audience == "public" else ""

    @property
    def copied(self) -> bool:
        """Whether nothing is configured that takes feedback, so that a text is to be copied."""
        return not self.issues and not self.places.mail

    def link(self, anchor: str, about: str = "") -> str:
        """Return where "give feedback" leads for one place; in the page, where text is copied.

        Args:
            anchor: the place on the session's page, without `#`.
            about: what stands there, as people wrote it.
        """
        if self.copied:
            return "#feedback"
        subject = ": ".join(("Feedback", title(self.session), cut(about, _LONGEST_ABOUT)))
        subject = subject.removesuffix(": ")
        if self.issues:
            facts = {"session": self.whole or self.session.id, "anchor": anchor}
            fields = {"template": FORM, "title": subject, **facts}
            return f"{self.issues}?{urlencode(fields, quote_via=quote)}"
        fields = {"subject": subject, "body": self.text(anchor).replace("\n", "\r\n")}
        address = quote(self.places.mail, safe="@")
        return f"mailto:{address}?{urlencode(fields, quote_via=quote)}"

    @property
    def whole(self) -> str:
        """The whole address of the session; empty where the site's is not known."""
        return self.places.whole(to(self.session))

    def text(self, anchor: str) -> str:
        """Return what is to be filled in, for mail and for copying."""
        return f"{self.whole or title(self.session)}#{anchor}\n\n{_QUESTIONS}"
