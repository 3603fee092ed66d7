"""The `#fragment` that starts the runner: the only place where its grammar is written down.

    fragment    = pair *("&" pair)
    pair        = key "=" id *("," id)
    key         = "round" / "layer" / "drill" / "improvement"
    id          = what the packet's and the sessions' files call an id: a-z, 0-9 and hyphens

| key | ids | what the runner does |
|---|---|---|
| `round` | `pitch`, `walkthrough`, `defence` | runs these rounds; all three are the full mock |
| `layer` | layers of the packet | asks for each layer on its own |
| `drill` | questions of the packet | asks these questions, in this order |
| `improvement` | improvements of the sessions | shows what to do better, before the run |

Examples: `#drill=why-epoll,why-bounded` and `#round=pitch&layer=raft&drill=why-raft`. Rounds come
first, then layers, then questions, whatever the order of the pairs. A key occurs once. An unknown
key or id is passed over, since the packet may have changed since the link was made. A fragment
without "=" is an ordinary anchor and starts nothing.

Ids need no percent-encoding, and commas and ampersands may stand in a fragment (RFC 3986, 3.5).
"""

from collections.abc import Sequence

from macros.reading.model import RoundName


def fragment(
    *,
    rounds: Sequence[RoundName] = (),
    layers: Sequence[str] = (),
    drill: Sequence[str] = (),
    improvements: Sequence[str] = (),
) -> str:
    """Return the fragment without "#"; what is empty is left out, and nothing at all is ""."""
    pairs = {"round": rounds, "layer": layers, "drill": drill, "improvement": improvements}
    return "&".join(f"{key}={','.join(ids)}" for key, ids in pairs.items() if ids)
