// The `#fragment` that starts a run: `#round=pitch&drill=why-epoll,why-bounded`. No DOM.
// The grammar is written down in macros/coaching/fragment.py.
import { ROUNDS } from "./run-plan.mjs";

const KEYS = ["round", "layer", "drill", "improvement"];

/**
 * @typedef {object} Wish
 * @property {string[]} round
 * @property {string[]} layer
 * @property {string[]} drill
 * @property {string[]} improvement
 * @property {boolean} [due]  a drill of whatever is due, instead of named questions
 */

/** @returns {Wish|null} null where the fragment starts nothing that this packet knows */
export function wishOf(hash, packet) {
  const text = hash.replace(/^#/, "");
  if (!text.includes("=")) return null;
  const known = {
    round: ROUNDS,
    layer: packet.layers.map((one) => one.id),
    drill: packet.questions.map((one) => one.id),
  };
  const wish = Object.fromEntries(KEYS.map((key) => [key, []]));
  for (const pair of text.split("&")) {
    const [key, ids = ""] = pair.split("=");
    if (!KEYS.includes(key) || wish[key].length) continue;
    const wanted = [...new Set(ids.split(",").filter(Boolean))];
    wish[key] = known[key] ? wanted.filter((id) => known[key].includes(id)) : wanted;
  }
  return wish.round.length || wish.layer.length || wish.drill.length ? wish : null;
}
