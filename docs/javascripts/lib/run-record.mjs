// What is kept of one rehearsal, and the fresh record that it starts with. No DOM.
import { deck, drawn } from "./deck.mjs";
import { freshClock, startedAt } from "./run-clock.mjs";
import { ROUNDS, planOf } from "./run-plan.mjs";

export const VERSION = 1;

/**
 * What is kept of one rehearsal, plain enough for JSON. Texts are as typed: a list is one text with
 * an entry a line (`lines()` splits it). `null` is "not said yet". Seconds are whole ones, rounded down.
 *
 * @typedef {object} Run
 * @property {1} version
 * @property {string} id  "2026-11-22-1405-k3x9": local day and time of the start, then chance
 * @property {string} started  ISO 8601 with the local offset: its first ten characters are the day
 * @property {"full"|"round"|"drill"} mode  all three rounds; some of them; layers or questions only
 * @property {("pitch"|"walkthrough"|"defence")[]} rounds  those that it does in full, in order
 * @property {Step[]} plan  the screens, in order; `at` is the index of the one that is shown
 * @property {number} at
 * @property {"focus"|"warmup"|"pitch"|"walkthrough"|"defence"|"review"|"prove"|"save"} phase  of plan[at]
 * @property {number} seed  shuffled the questions
 * @property {Facts} packet  what was asked, so that no later packet changes a run
 * @property {Object<string, import("./run-clock.mjs").Clock>} clocks  by `Step.key`
 * @property {Delivery} warmup
 * @property {{attempts: Attempt[]}} pitch  the first, then the one of "prove it"; both always there
 * @property {{seconds: number|null, layers: Visit[], said: string, review: Review}} walkthrough  round 2, bottom first
 * @property {Visit[]} layers  layers asked for on their own (`#layer=`), not part of a round
 * @property {{answers: Answer[]}} defence  in the order asked; one never spoken has `seconds: null`
 * @property {{pitch: Improvement, walkthrough: Improvement, defence: Improvement}} improvements  one a round
 * @property {Object<string, "held"|"again"|null>} held  by id of `packet.improvements`: fixed, or written again
 * @property {{id: string, phase: string}[]} recordings  of `<voice-recorder>`, which keeps their facts and marks
 * @property {"solo"|"partner"|"mentor"|"interview"} kind  who listened
 * @property {string} with  their role, as typed; kept while the kind is solo, and not written then
 * @property {boolean} finished  the save screen was reached and every round has its improvement
 * @property {{how: string, at: number, session: string}|null} saved  how it left the device; `session` is its id there
 * @property {number} touched  epoch milliseconds of the last change
 *
 * @typedef {object} Step
 * @property {string} screen  a file of elements/run-screens/
 * @property {Run["phase"]} phase
 * @property {string} [key]  on speaking screens: names the clock: "warmup", "pitch.0", "walkthrough",
 *   "layers.0", "answers.2", "pitch.1"
 * @property {"pitch"|"walkthrough"|"defence"} [round]
 * @property {number} [n]  index in attempts, layers or answers
 *
 * @typedef {{seconds: number|null, hesitated: string, forgot: string, unnecessary: string}} Delivery
 * @typedef {Delivery & {said: string, review: Review}} Attempt
 * @typedef {{answered: boolean|null, concrete: boolean|null}} Review
 * @typedef {{layer: string, seconds: number|null, said: string, covered: ("does"|"joins"|"decision")[]}} Visit
 * @typedef {{text: string, help: boolean}} Improvement
 *
 * @typedef {object} Answer
 * @property {string|null} question  id in the packet; null for a free one
 * @property {string} asks
 * @property {number|null} seconds
 * @property {string} said  notes or transcript
 * @property {(number|string)[]} adrs  the records that were named, as the packet names them
 * @property {string[]} lessons  the lessons that were named
 * @property {Review} review
 * @property {"again"|"hard"|"good"|"easy"|null} recall
 * @property {string} hindsight
 * @property {number} probes  how many of the question's probes were shown
 * @property {boolean} help
 *
 * @typedef {object} Facts  the parts of /data/packet.json and /data/sessions.json that this run needs
 * @property {string} system
 * @property {{warmup: number, pitch: number, walkthrough: number, defence: number, answer: [number, number]}} limits
 * @property {string} pitch  the text; "" where the feed has none
 * @property {object[]} layers  of round 2 and of `layers`, as in packet.json
 * @property {number} floors  how many layers the whole packet has
 * @property {object[]} questions  in the order of `defence.answers`, as in packet.json
 * @property {object[]} records  the decisions that these questions name, as in packet.json
 * @property {{id: string, text: string, round: string, state: string}[]} improvements  open ones
 * @property {string[]} focus  ids of those that this run is about
 */

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
    kind: "solo",
    with: "",
    finished: false,
    saved: null,
    touched: date.getTime(),
  };
}

/** A kept run as this build knows it: what an earlier build saved tells in its name who listened. */
export function upToDate(run) {
  const [, kind = "solo"] = /^\d{4}-\d\d-\d\d-(partner|mentor|interview)/.exec(run.saved?.session ?? "") ?? [];
  return { kind, with: "", ...run };
}

export const answer = ({ id, asks }) => ({
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
