// What a run will show, in order, and the fresh record that it starts with. No DOM.
import { freshClock, startedAt } from "./run-clock.mjs";
import { VERSION } from "./run.mjs";
import { deck, drawn } from "./deck.mjs";

const ROUNDS = ["pitch", "walkthrough", "defence"];
const delivery = () => ({ seconds: null, hesitated: "", forgot: "", unnecessary: "" });
const review = () => ({ answered: null, concrete: null });
const attempt = () => ({ ...delivery(), said: "", review: review() });
const visit = ({ id }) => ({ layer: id, seconds: null, said: "", covered: [] });
const improvement = () => ({ text: "", help: false });

/**
 * A fresh run.
 * @param {import("./fragment.mjs").Wish} wish
 * @param {object} packet  /data/packet.json
 * @param {object} sessions  /data/sessions.json
 * @param {Date} date  the start
 * @param {number} seed  a whole number under 2^32
 * @returns {import("./run.mjs").Run}
 */
export function newRun(wish, packet, sessions, date, seed) {
  const rounds = ROUNDS.filter((name) => wish.round.includes(name));
  const started = startedAt(date);
  const asked = questionsFor(wish, rounds, packet, started.slice(0, 10), seed);
  const floors = rounds.includes("walkthrough") ? packet.layers : [];
  const single = wish.layer.flatMap((id) => packet.layers.filter((one) => one.id === id));
  const open = openImprovements(sessions);
  const focus = wish.improvement.filter((id) => open.some((one) => one.id === id));
  const plan = planOf({ rounds, single, asked, open, focus });
  return {
    version: VERSION,
    id: `${started.slice(0, 10)}-${started.slice(11, 16).replace(":", "")}-${seed.toString(36).padStart(4, "0").slice(-4)}`,
    started,
    mode: rounds.length === ROUNDS.length ? "full" : rounds.length ? "round" : "drill",
    rounds,
    plan,
    at: 0,
    phase: plan[0].phase,
    seed,
    packet: factsOf(packet, [...floors, ...single], asked, open, focus),
    clocks: Object.fromEntries(plan.filter((one) => one.key).map((one) => [one.key, freshClock()])),
    warmup: delivery(),
    pitch: { attempts: [attempt(), attempt()] },
    walkthrough: { seconds: null, layers: floors.map(visit), said: "", review: review() },
    layers: single.map(visit),
    defence: { answers: asked.map(answer) },
    improvements: { pitch: improvement(), walkthrough: improvement(), defence: improvement() },
    held: Object.fromEntries(open.map((one) => [one.id, null])),
    recordings: [],
    finished: false,
    saved: null,
    touched: date.getTime(),
  };
}

const answer = ({ id, asks }) => ({
  question: id, asks, seconds: null, said: "", adrs: [], lessons: [],
  review: review(), recall: null, hindsight: "", probes: 0, help: false,
});

/** The drill's questions as they were wished, after those that the round draws. */
function questionsFor(wish, rounds, packet, day, seed) {
  const wished = wish.drill.flatMap((id) => packet.questions.filter((one) => one.id === id));
  if (!rounds.includes("defence")) return wish.due ? drawn(packet, day, seed) : wished;
  const rest = packet.questions.filter((one) => !wished.includes(one));
  return [...deck({ ...packet, questions: rest }, day, seed, wished.length), ...wished];
}

function openImprovements({ sessions }) {
  const last = new Map();
  for (const one of sessions.flatMap((session) => session.improvements)) last.set(one.id, one);
  return [...last.values()].filter((one) => one.state !== "fixed");
}

function factsOf(packet, layers, questions, improvements, focus) {
  const named = new Set(questions.flatMap((one) => one.records ?? []));
  return {
    system: packet.system,
    limits: packet.limits,
    pitch: packet.pitch ?? "",
    layers,
    floors: packet.layers.length,
    questions: questions.map(({ history, ...facts }) => facts),
    records: packet.decisions.filter((one) => named.has(one.path)).map(({ citations, ...facts }) => facts),
    improvements: improvements.map(({ id, text, round, state }) => ({ id, text, round, state })),
    focus,
  };
}

/** Speak first, then look back, then prove it: the lesson's order. */
function planOf({ rounds, single, asked, open, focus }) {
  const has = (name) => rounds.includes(name);
  const full = rounds.length === ROUNDS.length;
  const each = (list, make) => list.flatMap((_, n) => make(n));
  const question = (screen, phase, n) => ({ screen, phase, round: "defence", n });
  const asking = (n) => [{ ...question("answer", "defence", n), key: `answers.${n}` }, question("points", "defence", n)];
  const improved = ROUNDS.filter(
    (name) => has(name) || (name === "walkthrough" && single.length) || (name === "defence" && asked.length),
  );
  return [
    ...(focus.length ? [{ screen: "focus", phase: "focus" }] : []),
    ...(full ? [{ screen: "warmup", phase: "warmup", key: "warmup" }, { screen: "warmup-notes", phase: "warmup" }] : []),
    ...(has("pitch") ? [{ screen: "pitch", phase: "pitch", round: "pitch", key: "pitch.0", n: 0 }] : []),
    ...(has("walkthrough") ? [{ screen: "walkthrough", phase: "walkthrough", round: "walkthrough", key: "walkthrough" }] : []),
    ...each(single, (n) => [{ screen: "layer", phase: "walkthrough", round: "walkthrough", key: `layers.${n}`, n }]),
    ...each(asked, asking),
    ...(has("pitch") ? [{ screen: "review-pitch", phase: "review", round: "pitch", n: 0 }] : []),
    ...(has("walkthrough") ? [{ screen: "review-walkthrough", phase: "review", round: "walkthrough" }] : []),
    ...each(asked, (n) => [question("review-answer", "review", n)]),
    ...improved.map((round) => ({ screen: "improve", phase: "review", round })),
    ...(open.length ? [{ screen: "held", phase: "review" }] : []),
    ...(has("pitch") ? [{ screen: "prove", phase: "prove", round: "pitch", key: "pitch.1", n: 1 }] : []),
    ...(has("pitch") ? [{ screen: "compare", phase: "prove", round: "pitch" }] : []),
    { screen: "save", phase: "save" },
  ];
}
