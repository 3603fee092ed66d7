"""The one thing to rehearse next, as a card with the link that starts it."""

from markupsafe import Markup

from macros.coaching.schedule import due_on
from macros.reading.model import ROUNDS

from .session_pages import ROUND_TITLES
from .standing import Standing
from .templating import Templates


def next_card(templates: Templates, standing: Standing) -> Markup:
    """Return the card's HTML; it says why each of its parts is there."""
    plan = standing.next
    return templates.render(
        "next_card.html",
        plan=plan,
        due=len(due_on(standing.due_order, standing.today)),
        total=len(standing.due_order),
        today=standing.today,
        round_title=ROUND_TITLES[plan.round.round],
        round_anchor=f"round-{ROUNDS.index(plan.round.round) + 1}",
    )
