// A mentor's score sheet: what it holds, how strictly it is read, and its short form. No DOM.

/**
 * What crosses from the interviewer's desk to the candidate. Texts are as typed; `null` is "not said".
 *
 * @typedef {object} Sheet
 * @property {string} id  of the desk's record, so that a sheet is known again
 * @property {string} at  "2026-11-22T14:05", by the clock on the mentor's wall
 * @property {string} role  the mentor's, no name
 * @property {string} known  a sum over the points that were ticked: the packet may change
 * @property {Heard|null} pitch
 * @property {(Heard & {layers: {layer: string, seconds: number|null, covered: string[]}[]})|null} walkthrough
 * @property {(Heard & {question: string|null, asks: string, points: string})[]} answers  `asks` is "" for a question
 *   of the packet; `points` has a figure for each of its points, 1 for those that were covered: "1101"
 * @property {{pitch: string, walkthrough: string, defence: string}} improvements
 *
 * @typedef {{seconds: number|null, answered: boolean|null, concrete: boolean|null, note: string}} Heard
 */

const WORDS = {
  cut: "This link was cut on its way. Ask for the whole link, or for the file.",
  newer: "This sheet was made by a newer version of the site. Reload this page, or ask for the file.",
  foreign: "This is not a score sheet that this site can read. Ask for it again.",
  long: "This is too large for a score sheet. Nothing of it was read.",
  old: "This browser cannot open the link. Ask for the file.",
};

/** A sheet that cannot be read; `message` says to a person why, and what to do. */
export class ScoreProblem extends Error {
  /** @param {keyof WORDS} why */
  constructor(why) {
    super(WORDS[why]);
    this.why = why;
  }
}

export const COVERED = ["does", "joins", "decision"];
const LONGEST_SECONDS = 4 * 60 * 60; // macros/reading/model/values.py

// --- the shape, which nothing else gets past ---

const fail = () => {
  throw new ScoreProblem("foreign");
};
const that = (test) => (value) => (test(value) ? value : fail());
const text = (most, pattern = /^/) => that((value) => typeof value === "string" && value.length <= most && pattern.test(value));
const maybe = (of) => (value) => (value === null ? null : of(value));
const list = (most, of) => (value) => (Array.isArray(value) && value.length <= most ? value.map((one) => of(one)) : fail());
const record = (shape) => (value) => {
  const names = Object.keys(shape);
  if (value === null || typeof value !== "object" || Array.isArray(value)) fail();
  if (Object.keys(value).length !== names.length || !names.every((name) => Object.hasOwn(value, name))) fail();
  return Object.fromEntries(names.map((name) => [name, shape[name](value[name])]));
};

const isMoment = (value) => /^20\d\d-\d\d-\d\dT\d\d:\d\d$/.test(value) && !Number.isNaN(Date.parse(`${value}Z`)) && new Date(`${value}Z`).toISOString().startsWith(value);
const id = text(80, /^[a-z0-9]+(-[a-z0-9]+)*$/);
const flag = maybe(that((value) => typeof value === "boolean"));
const seconds = maybe(that((value) => Number.isInteger(value) && value >= 1 && value <= LONGEST_SECONDS));
const prose = text(2000);
const heard = { seconds, answered: flag, concrete: flag, note: prose };
const covered = list(3, that((value) => COVERED.includes(value)));

const SHAPE = record({
  id,
  at: that((value) => typeof value === "string" && isMoment(value)),
  role: text(200),
  known: text(7, /^[0-9a-z]*$/),
  pitch: maybe(record(heard)),
  walkthrough: maybe(record({ ...heard, layers: list(60, record({ layer: id, seconds, covered })) })),
  answers: list(60, record({ ...heard, question: maybe(id), asks: text(500), points: text(60, /^[01]*$/) })),
  improvements: record({ pitch: text(500), walkthrough: text(500), defence: text(500) }),
});

/**
 * A sheet out of anything that JSON can hold.
 * @returns {Sheet}
 * @throws {ScoreProblem} "foreign", for all that is not exactly one
 */
export const sheetOf = (plain) => SHAPE(plain);

// --- the short form: no names, values in this order ---

const FLAGS = [null, true, false];
const both = ({ answered, concrete }) => FLAGS.indexOf(answered) * 3 + FLAGS.indexOf(concrete);
const bits = (list) => COVERED.reduce((sum, name, n) => sum + (list.includes(name) ? 2 ** n : 0), 0);
const head = (one) => [one.seconds ?? 0, both(one), one.note];

/** @param {Sheet} sheet @returns {Array} plain enough for JSON */
export const packed = ({ id: name, at, role, known, pitch, walkthrough, answers, improvements }) => [
  name, at, role, known,
  pitch && head(pitch),
  walkthrough && [...head(walkthrough), walkthrough.layers.map((one) => [one.layer, one.seconds ?? 0, bits(one.covered)])],
  answers.map((one) => [...head(one), one.question ?? [one.asks], one.points]),
  Object.values(improvements),
];

/**
 * @param {any} tuple  whatever came
 * @returns {Sheet}
 * @throws {ScoreProblem} "foreign"
 */
export function unpacked(tuple) {
  try {
    return sheetOf(spread(tuple));
  } catch {
    return fail(); // also for what is not even a list
  }
}

function spread([name, at, role, known, pitch, walkthrough, answers, [first, second, third]]) {
  return {
    id: name, at, role, known,
    pitch: pitch && unheard(pitch),
    walkthrough: walkthrough && { ...unheard(walkthrough), layers: walkthrough[3].map(unvisited) },
    answers: answers.map((one) => ({ ...unheard(one), ...named(one[3]), points: one[4] })),
    improvements: { pitch: first, walkthrough: second, defence: third },
  };
}

const unheard = ([spoken, checks, note]) => ({ seconds: spoken || null, answered: FLAGS[Math.floor(checks / 3)], concrete: FLAGS[checks % 3], note });
const unvisited = ([layer, spoken, sum]) => ({ layer, seconds: spoken || null, covered: COVERED.filter((_, n) => Math.floor(sum / 2 ** n) % 2) });
const named = (one) => (Array.isArray(one) ? { question: null, asks: one[0] } : { question: one, asks: "" });
