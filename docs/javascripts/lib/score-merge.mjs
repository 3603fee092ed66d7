// A mentor's sheet becomes part of a run: what the candidate has stays, what the mentor wrote is added. No DOM.
import { freeQuestion, pointsSum, recordOf } from "./desk.mjs";
import { answer } from "./run-record.mjs";
import { ROUNDS } from "./run-plan.mjs";
import { missing, step } from "./run.mjs";
import { sumOf } from "./score-link.mjs";
import { packed } from "./score-sheet.mjs";
import { idOf } from "./session-yaml-improvements.mjs";
import { clock } from "./time-words.mjs";
import { isBlank, oneLine, readable } from "./yaml-text.mjs";

/**
 * Where the two disagree, as yes or no.
 * @typedef {{path: string, check: "answered"|"concrete", about: string, own: boolean, theirs: boolean}} Conflict
 *   `path` of the check in the merged run; `about`: "Round 1", or the question's words
 */

const CHECKS = ["answered", "concrete"];
const NUMBERS = { pitch: "Round 1", walkthrough: "Round 2" };
const MARK = "> Mentor:";

/** The runs of the sheet's day, the last used first. */
export const runsOfDay = (runs, sheet) =>
  runs.filter(({ started }) => started.slice(0, 10) === sheet.at.slice(0, 10)).sort((a, b) => b.touched - a.touched);

const nameOf = (sheet) => `${sheet.id}.${sumOf(JSON.stringify(packed(sheet)))}`;

/** Is exactly this sheet in the run already? */
export const isIn = (run, sheet) => (run.scores ?? []).includes(nameOf(sheet));

/**
 * A run of its own for a sheet: nothing spoken here, only what the mentor noted.
 * @param {{packet: object, sessions: object}} facts  the feeds
 * @param {number} seed  a whole number under 2^32
 */
export function runFor(sheet, { packet, sessions }, seed) {
  const rounds = ROUNDS.filter((name) => (name === "defence" ? sheet.answers.length : sheet[name]));
  const questions = sheet.answers.map((one) => questionOf(one, packet));
  const run = recordOf({ rounds, layers: [], questions }, packet, sessions, new Date(sheet.at), seed);
  const isLeft = ({ phase, screen, round }) => (phase === "review" && !(screen === "improve" && sheet.improvements[round].trim())) || phase === "save";
  const plan = run.plan.filter(isLeft);
  return { ...run, plan, phase: plan[0].phase, with: "", kind: "mentor" };
}

/**
 * The run with the sheet in it, on its last screen. The candidate's own times, words and checks stay;
 * a check that they left open is the mentor's, and so is one of a conflict that is taken over. All that
 * the mentor wrote or counted stands below what was said, as a quotation: speech rules leave it alone.
 * The same sheet a second time gives back the very same run.
 * @param {object} run  of lib/run-record.mjs
 * @param {import("./score-sheet.mjs").Sheet} sheet
 * @param {{packet: object, sessions: object}} facts
 * @param {string[]} taken  paths of conflicts where the mentor's word counts
 * @param {number} now  epoch milliseconds
 */
export function merged(run, sheet, { packet, sessions }, taken, now) {
  if (isIn(run, sheet)) return run;
  const wide = widened(run, sheet, packet);
  const pairs = pairsOf(wide, sheet);
  const isPointed = sheet.known === pointsSum(pairs.filter(({ theirs }) => theirs.question).map(({ n }) => wide.packet.questions[n]));
  let after = pairs.reduce((so, pair) => reviewed(so, pair, taken, isPointed), wide);
  after = covered(after, sheet);
  after = ROUNDS.reduce((so, round) => improved(so, round, sheet.improvements[round], sessions), after);
  after = step(after, { type: "go", to: after.plan.length - 1 }, now); // a clock that was running is paused
  const who = after.kind === "solo" ? { kind: "mentor", with: sheet.role } : { with: after.with || sheet.role };
  return { ...after, ...who, scores: [...(run.scores ?? []), nameOf(sheet)], finished: missing(after).length === 0, touched: now };
}

/** @returns {Conflict[]} the checks that both made, and not alike */
export function conflictsOf(run, sheet, { packet }) {
  if (isIn(run, sheet)) return [];
  return pairsOf(widened(run, sheet, packet), sheet).flatMap(({ path, own, theirs, about }) =>
    CHECKS.filter((check) => own.review[check] !== null && theirs[check] !== null && own.review[check] !== theirs[check]).map((check) => ({
      path: `${path}.review.${check}`, check, about, own: own.review[check], theirs: theirs[check],
    })),
  );
}

// --- room for all that the sheet speaks of ---

const questionOf = ({ question, asks }, packet) => {
  const known = packet.questions.find(({ id }) => question !== null && id === question);
  return known ?? { ...freeQuestion(asks || question || ""), id: question };
};

function widened(run, sheet, packet) {
  const rounds = ROUNDS.filter((name) => run.rounds.includes(name) || (name === "defence" ? sheet.answers.length : sheet[name]));
  const answers = sheet.answers.filter((one) => indexOf(run, one) < 0).reduce((so, one) => withAnswer(so, questionOf(one, packet)), run);
  return (sheet.walkthrough?.layers ?? []).reduce((so, one) => withLayer(so, one.layer, packet), { ...answers, rounds });
}

const indexOf = ({ defence }, { question, asks }) =>
  defence.answers.findIndex((one) => (question ? one.question === question : one.question === null && one.asks.trim() === asks.trim()));

function withAnswer(run, question) {
  const { defence, packet, plan, at } = run;
  const n = defence.answers.length;
  const place = plan.findLastIndex(({ screen }) => screen === "review-answer") + 1 || plan.findIndex(({ screen }) => screen === "save");
  const { history, ...facts } = question;
  return {
    ...run,
    plan: plan.toSpliced(place, 0, { screen: "review-answer", phase: "review", round: "defence", n }),
    at: at + (at >= place ? 1 : 0),
    packet: { ...packet, questions: [...packet.questions, facts] },
    defence: { answers: [...defence.answers, answer(question)] },
  };
}

function withLayer(run, id, packet) {
  const { walkthrough, packet: facts } = run;
  if (walkthrough.layers.some(({ layer }) => layer === id)) return run;
  const known = facts.layers.find((one) => one.id === id) ? [] : [packet.layers.find((one) => one.id === id) ?? { id, name: id }];
  return {
    ...run,
    packet: { ...facts, layers: [...facts.layers, ...known] },
    walkthrough: { ...walkthrough, layers: [...walkthrough.layers, { layer: id, seconds: null, said: "", covered: [] }] },
  };
}

// --- what was heard, beside what was said ---

/** Each part of the sheet with its place in the run. */
function pairsOf(run, { pitch, walkthrough, answers }) {
  const pair = (path, own, theirs, about, n) => ({ path, own, theirs, about, n });
  return [
    ...(pitch ? [pair("pitch.attempts.0", run.pitch.attempts[0], pitch, NUMBERS.pitch)] : []),
    ...(walkthrough ? [pair("walkthrough", run.walkthrough, walkthrough, NUMBERS.walkthrough)] : []),
    ...answers.map((one) => {
      const n = indexOf(run, one);
      return pair(`defence.answers.${n}`, run.defence.answers[n], one, run.defence.answers[n].asks, n);
    }),
  ];
}

function reviewed(run, { path, theirs, n }, taken, isPointed) {
  const own = path.split(".").reduce((value, name) => value[name], run); // as it is by now
  const review = Object.fromEntries(CHECKS.map((check) => [check, own.review[check] === null || (theirs[check] !== null && taken.includes(`${path}.review.${check}`)) ? theirs[check] : own.review[check]]));
  const quote = quoted([
    noteOf(theirs.note),
    pointsWords(theirs.points ?? "", n === undefined ? [] : run.packet.questions[n].points, isPointed),
    CHECKS.filter((check) => theirs[check] !== null && theirs[check] !== review[check]).map((check) => CHECK_WORDS[check][theirs[check]]).join(" "),
    own.seconds !== null && theirs.seconds !== null && own.seconds !== theirs.seconds ? `My clock: ${clock(theirs.seconds)}.` : "",
  ]);
  const said = !quote || own.said.includes(quote) ? own.said : [own.said.trimEnd(), quote].filter(Boolean).join("\n\n");
  return written(run, path.split("."), { ...own, review, said, seconds: own.seconds ?? theirs.seconds });
}

const CHECK_WORDS = {
  answered: { true: "It answered the question.", false: "It did not answer the question." },
  concrete: { true: "It was concrete.", false: "It was not concrete." },
};

const noteOf = (note) => (isBlank(note) ? "" : readable(note).trim());

/** "Hit 3 of 5 points. Not heard: …"; the points themselves only where both have the same ones. */
function pointsWords(figures, points, isPointed) {
  if (!figures.includes("1")) return "";
  const missed = isPointed ? points.filter((_, n) => figures[n] === "0").map(oneLine) : [];
  const tally = `Hit ${figures.replace(/0/g, "").length} of ${figures.length} points.`;
  return [tally, ...(missed.length ? ["", "Not heard:", "", ...missed.map((text) => `- ${text}`)] : [])].join("\n");
}

function quoted(paragraphs) {
  const text = paragraphs.filter(Boolean).join("\n\n");
  return text && `${MARK} ${text}`.split("\n").map((line, n) => (n ? `> ${line}`.trimEnd() : line)).join("\n");
}

function covered(run, { walkthrough }) {
  const heard = new Map((walkthrough?.layers ?? []).map((one) => [one.layer, one]));
  const layers = run.walkthrough.layers.map((own) => {
    const theirs = heard.get(own.layer);
    return theirs ? { ...own, seconds: own.seconds ?? theirs.seconds, covered: [...new Set([...own.covered, ...theirs.covered])] } : own;
  });
  return { ...run, walkthrough: { ...run.walkthrough, layers } };
}

/** Written in this run too, as one that was needed again is; it may be new. */
function improved(run, round, typed, { sessions }) {
  const text = oneLine(typed);
  if (!text || oneLine(run.improvements[round].text) === text) return run;
  const open = run.packet.improvements;
  const known = new Map([...open, ...sessions.flatMap((one) => one.improvements)].map((one) => [one.id, one.text]));
  const id = idOf(text, known);
  const isOpen = open.some((one) => one.id === id);
  const improvements = isOpen ? open : [...open, { id, text, round, state: "open", from: "mentor" }];
  return { ...run, packet: { ...run.packet, improvements }, held: { ...run.held, [id]: "again" } };
}

function written(value, [name, ...rest], to) {
  const after = rest.length ? written(value[name], rest, to) : to;
  return Array.isArray(value) ? value.with(Number(name), after) : { ...value, [name]: after };
}
