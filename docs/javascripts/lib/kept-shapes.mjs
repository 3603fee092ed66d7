// What the device keeps may have been written by any site of the same host, or be half of what was meant.
// Whether it is a run, an interview or a packet's facts that all screens can show. No DOM.
import { VERSION } from "./run-record.mjs";
import { ROUNDS } from "./run-plan.mjs";
import { either, flag, list, maybe, number, oneOf, orNull, record, table, text } from "./shapes.mjs";

const round = oneOf(...ROUNDS);
const reference = either(number, text);
const moment = (value) => text(value) && /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(value) && !Number.isNaN(Date.parse(value));

const review = record({ answered: orNull(flag), concrete: orNull(flag) });
const delivered = { seconds: orNull(number), hesitated: text, forgot: text, unnecessary: text };
const visit = record({ layer: text, seconds: orNull(number), said: text, covered: list(text) });
const answered = {
  question: orNull(text), asks: text, seconds: orNull(number), said: text, adrs: list(reference), lessons: list(text),
  review, recall: orNull(text), hindsight: text, probes: number, help: flag,
};
const improvement = record({ text, help: flag });
const clock = record({
  activity: oneOf("ready", "running", "paused", "finished"), spent: number, since: number, laps: list(number),
});

const wish = record({ id: text, text, round, state: text });
const packet = {
  system: text,
  pitch: maybe(text),
  limits: record({ warmup: number, pitch: number, walkthrough: number, defence: number, answer: list(number) }),
  layers: list(record({ id: text, name: text, does: maybe(text), joins: maybe(text), decision: maybe(record({ text: maybe(text) })) })),
  questions: list(record({ id: orNull(text), asks: text, adrs: list(reference), records: maybe(list(text)), lessons: list(text), points: list(text), probes: list(text), due: maybe(text) })),
};
const session = { id: text, date: text, improvements: list(wish) };
const decision = record({ path: text, url: text, title: text, status: text, number: orNull(number) });

/** What /data/rehearsal.json has in the form that this script knows, from the network or kept for a day without. */
export const isFeed = record({
  version: oneOf(1),
  ...packet,
  decisions: list(decision),
  sessions: list(record(session)),
});

/** What /data/sessions.json has, as far as a saved run is compared with it. */
export const isListed = record({ version: oneOf(1), sessions: list(record({ ...session, url: text })) });

const run = record({
  version: oneOf(VERSION),
  id: text,
  started: moment,
  touched: number,
  mode: oneOf("full", "round", "drill"),
  rounds: list(round),
  plan: list(record({ screen: text, phase: text, key: maybe(text), n: maybe(number), round: maybe(round) })),
  at: number,
  seed: number,
  packet: record({ ...packet, pitch: text, floors: number, records: list(decision), improvements: list(wish), focus: list(text) }),
  clocks: table(clock),
  warmup: record(delivered),
  pitch: record({ attempts: list(record({ ...delivered, said: text, review })) }),
  walkthrough: record({ seconds: orNull(number), layers: list(visit), said: text, review }),
  layers: list(visit),
  defence: record({ answers: list(record(answered)) }),
  improvements: record(Object.fromEntries(ROUNDS.map((name) => [name, improvement]))),
  held: table(orNull(text)),
  recordings: list(record({ id: text, phase: text })),
  kind: maybe(text),
  with: maybe(text),
  finished: flag,
  saved: orNull(record({ how: text, at: number, session: text })),
  scores: maybe(list(text)), // of sheets that are in it
});

/** By its screen: what a step of the plan is about, and the name of its clock. */
const STEPS = {
  focus: () => true,
  warmup: (_, { key }) => key === "warmup",
  "warmup-notes": () => true,
  pitch: (_, { key, n }) => key === "pitch.0" && n === 0,
  walkthrough: ({ walkthrough }, { key }) => key === "walkthrough" && walkthrough.layers.length > 0,
  layer: ({ layers }, { key, n }) => key === `layers.${n}` && n in layers,
  answer: ({ defence }, { key, n }) => key === `answers.${n}` && n in defence.answers,
  points: ({ defence }, { n }) => n in defence.answers,
  "review-pitch": () => true,
  "review-walkthrough": () => true,
  "review-answer": ({ defence }, { n }) => n in defence.answers,
  held: () => true,
  improve: (_, step) => round(step.round),
  prove: (_, { key, n }) => key === "pitch.1" && n === 1,
  compare: () => true,
  save: () => true,
};

/** Each step of the plan finds what it is about, and each layer its name. */
function isWhole({ plan, at, packet: facts, clocks, pitch, walkthrough, layers, defence, ...rest }) {
  const given = { walkthrough, layers, defence, ...rest };
  const known = new Set(facts.layers.map(({ id }) => id));
  return (
    plan.every((step) => Object.hasOwn(STEPS, step.screen) && STEPS[step.screen](given, step) && (!step.key || Object.hasOwn(clocks, step.key))) &&
    at in plan &&
    pitch.attempts.length === 2 &&
    facts.limits.answer.length === 2 &&
    facts.questions.length >= defence.answers.length &&
    facts.layers.length >= walkthrough.layers.length &&
    (clocks.walkthrough?.laps.length ?? 0) <= walkthrough.layers.length &&
    [...walkthrough.layers, ...layers].every(({ layer }) => known.has(layer))
  );
}

/** @returns {boolean} whether it is a run of lib/run-record.mjs, of any build since the first */
export const isRun = (value) => run(value) && isWhole(value);

const points = record({ defence: record({ answers: list(record({ points: list(number) })) }) });
const ON_DESK = ["pitch", "walkthrough", "layer", "answer", "improve", "save"];

/** @returns {boolean} whether it is an interview of lib/desk.mjs */
export const isDesk = (value) => isRun(value) && points(value) && text(value.with) && value.plan.every(({ screen }) => ON_DESK.includes(screen));

/** @returns {boolean} whether it is what an interviewer has chosen, a Choice of lib/desk.mjs */
export const isChoice = record({ rounds: list(round), layers: list(text), questions: list(text), own: list(text), role: text });
