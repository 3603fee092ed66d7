// A run's improvements as a session file writes them: same text, same id, for good. No DOM.
import { againIn } from "./run.mjs";
import { oneLine } from "./yaml-text.mjs";

const ROUNDS = ["pitch", "walkthrough", "defence"];
const LONGEST_SLUG = 40;

/**
 * The improvement of each round, and those of earlier sessions that were needed again.
 * @param {import("./run-record.mjs").Run} run
 * @param {object[]|null} published  the sessions of /data/sessions.json
 * @returns {{pitch: Wish[], walkthrough: Wish[], defence: Wish[]}}
 *
 * @typedef {{id: string, text: string, help: true|null}} Wish
 */
export function improvementsOf(run, published) {
  const known = new Map(); // text by id: the feed's word is the newer one
  for (const { id, text } of [...run.packet.improvements, ...(published ?? []).flatMap((one) => one.improvements)]) known.set(id, text);
  return Object.fromEntries(ROUNDS.map((round) => [round, wishes(run, round, known)]));
}

function wishes(run, round, known) {
  const { text: typed, help } = run.improvements[round];
  const text = oneLine(typed);
  const own = text ? [{ id: idOf(text, known), help: help || null }] : [];
  const others = againIn(run, round).filter(({ id }) => id !== own[0]?.id).map(({ id }) => ({ id, help: null }));
  return [...own, ...others].map(({ id, help }) => ({ id, text: known.get(id), help }));
}

/** The id of this text, on one line; a new one is noted in `known`, the texts by their ids. */
export function idOf(text, known) {
  const same = [...known].find(([, other]) => oneLine(other) === text);
  if (same) return same[0];
  const wanted = slug(text);
  let id = wanted;
  for (let n = 2; known.has(id); n += 1) id = `${wanted}-${n}`;
  known.set(id, text);
  return id;
}

/** "Say the p99 figure first." → "say-the-p99-figure-first"; words in other letters become a number. */
function slug(text) {
  const plain = text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const words = plain.match(/[a-z0-9]+/g) ?? [];
  const whole = words.filter((_, n) => words.slice(0, n + 1).join("-").length <= LONGEST_SLUG);
  const short = whole.join("-") || (words[0] ?? "improvement").slice(0, LONGEST_SLUG);
  return /[^\x00-\x7f]/.test(plain.replace(/[^\p{L}]/gu, "")) ? `${short}-${sum(text)}` : short;
}

/** A short name for a text that its letters cannot give. */
function sum(text) {
  let total = 0;
  for (const sign of text) total = (total * 31 + sign.codePointAt(0)) % 2 ** 31;
  return total.toString(36);
}

/**
 * Earlier improvements that held. Only what a session before this one has written can be fixed.
 * @returns {{fixed: string[], homeless: string[]}}
 */
export function heldIn({ held }, published, { date, id }) {
  const isEarlier = (one) => one.date < date || (one.date === date && one.id < id);
  const earlier = published?.filter(isEarlier).flatMap((one) => one.improvements.map((wish) => wish.id));
  const all = Object.keys(held).filter((name) => held[name] === "held");
  const isKnown = (name) => !earlier || earlier.includes(name);
  const others = all.filter((name) => !isKnown(name));
  return { fixed: all.filter(isKnown), homeless: others.map((name) => `Held too: ${name}, which no session before this one has written.`) };
}
