// An interview as the interviewer notes it: a run's record with a plan of its own. No DOM.
// Every change of it is a `step` of lib/run.mjs.
import { wishOf } from "./fragment.mjs";
import { deck } from "./deck.mjs";
import { startedAt } from "./run-clock.mjs";
import { ROUNDS } from "./run-plan.mjs";
import { newRun } from "./run-record.mjs";
import { screen } from "./run-screen.mjs";
import { roundSeconds } from "./run.mjs";
import { sumOf } from "./score-link.mjs";

/**
 * What the interviewer has chosen before the start.
 * @typedef {object} Choice
 * @property {string[]} rounds
 * @property {string[]} layers  asked for on their own; none where round 2 is walked through whole
 * @property {string[]} questions  ids, in the order asked; with none, the round draws them
 * @property {string[]} own  questions of the interviewer's, in their words
 * @property {string} role  the interviewer's, no name
 */

/** All three rounds, nothing chosen. @returns {Choice} */
export const freshChoice = () => ({ rounds: [...ROUNDS], layers: [], questions: [], own: [], role: "" });

/**
 * The next rehearsal, as macros/coaching/next_rehearsal.py chose it at the build.
 * @param {string|undefined} fragment  without "#"
 * @returns {Partial<Choice>|null}
 */
export function suggestion(fragment, packet) {
  const wish = wishOf(`#${fragment ?? ""}`, packet);
  if (!wish) return null;
  const isWhole = wish.round.includes("walkthrough");
  const rounds = [...wish.round, ...(wish.drill.length ? ["defence"] : [])];
  return { rounds: ROUNDS.filter((name) => rounds.includes(name)), layers: isWhole ? [] : wish.layer, questions: wish.drill };
}

/**
 * A fresh record: a Run of lib/run-record.mjs whose answers also have `points`, the indexes of those
 * that were covered. `with` is the interviewer's role.
 * @param {Choice} choice
 * @param {Date} date  the start
 * @param {number} seed  a whole number under 2^32
 */
export function newDesk(choice, packet, sessions, date, seed) {
  const rounds = ROUNDS.filter((name) => choice.rounds.includes(name) && (name !== "defence" || packet.questions.length || choice.own.length));
  const questions = rounds.includes("defence") ? asked(choice, packet, date, seed) : [];
  const layers = rounds.includes("walkthrough") ? [] : choice.layers;
  const run = recordOf({ rounds, layers, questions }, packet, sessions, date, seed);
  const answers = run.defence.answers.map((one) => ({ ...one, points: [] }));
  const plan = planOf(rounds, layers, answers);
  return { ...run, kind: "mentor", with: choice.role, plan, phase: plan[0].phase, defence: { answers } };
}

/** The interviewer's own questions come first, where they are not forgotten. */
function asked({ questions, own }, packet, date, seed) {
  const chosen = questions.flatMap((id) => packet.questions.filter((one) => one.id === id));
  const drawn = chosen.length || own.length ? chosen : deck(packet, startedAt(date).slice(0, 10), seed);
  return [...own.map((asks) => freeQuestion(asks)), ...drawn];
}

/** A question that no packet has, in the shape of one. */
export const freeQuestion = (asks) => ({ id: null, asks, layer: null, adrs: [], records: [], lessons: [], points: [], probes: [], due: null });

/**
 * The runner's own record for exactly these rounds and questions.
 * @param {{rounds: string[], layers: string[], questions: object[]}} what
 */
export function recordOf({ rounds, layers, questions }, packet, sessions, date, seed) {
  const named = questions.map((one, n) => ({ ...one, id: `q${n}` })); // a question of one's own has no id
  const wish = { round: rounds.filter((name) => name !== "defence"), layer: layers, drill: named.map(({ id }) => id), improvement: [] };
  const run = newRun(wish, { ...packet, questions: named }, sessions, date, seed);
  const answers = run.defence.answers.map((one, n) => ({ ...one, question: questions[n].id }));
  const facts = run.packet.questions.map((one, n) => ({ ...one, id: questions[n].id }));
  const mode = rounds.length === ROUNDS.length ? "full" : rounds.length ? "round" : "drill";
  return { ...run, rounds, mode, packet: { ...run.packet, questions: facts }, defence: { answers } };
}

/** Each round is followed by its improvement, while it is fresh. */
function planOf(rounds, layers, answers) {
  const speak = (round, key, more) => ({ screen: round, phase: round, round, key, ...more });
  const parts = {
    pitch: rounds.includes("pitch") ? [speak("pitch", "pitch.0", { n: 0 })] : [],
    walkthrough: rounds.includes("walkthrough")
      ? [speak("walkthrough", "walkthrough")]
      : layers.map((_, n) => ({ ...speak("walkthrough", `layers.${n}`, { n }), screen: "layer" })),
    defence: answers.map((_, n) => ({ ...speak("defence", `answers.${n}`, { n }), screen: "answer" })),
  };
  const improved = (round) => ({ screen: "improve", phase: "review", round });
  return [...ROUNDS.flatMap((round) => (parts[round].length ? [...parts[round], improved(round)] : [])), { screen: "save", phase: "save" }];
}

/** What is shown, as plain words and figures; see lib/run-screen.mjs. */
export function deskScreen(desk) {
  const shown = screen(desk);
  return shown.name === "save" ? { ...shown, title: "Score sheet" } : shown;
}

/** @returns {import("./score-sheet.mjs").Sheet} what was noted, as it travels */
export function sheetFrom(desk) {
  const { pitch, walkthrough, layers, defence, improvements } = desk;
  const visits = [...walkthrough.layers, ...layers].filter((one) => one.seconds || one.covered.length);
  const points = (n) => desk.packet.questions[n].points;
  return {
    id: `${desk.started.slice(2, 10)}-${desk.seed.toString(36)}`,
    at: desk.started.slice(0, 16),
    role: desk.with.slice(0, 200),
    known: pointsSum(desk.packet.questions),
    pitch: desk.rounds.includes("pitch") ? heard(pitch.attempts[0]) : null,
    walkthrough: desk.rounds.includes("walkthrough") || visits.length ? { ...heard(walkthrough), layers: visits.map(visit) } : null,
    answers: defence.answers
      .map((one, n) => ({ ...heard(one), question: one.question, asks: one.question ? "" : one.asks.slice(0, 500), points: figures(points(n), one.points) }))
      .filter(({ question, asks, points: hit, ...rest }) => Object.values(rest).some((value) => value !== null && value !== "") || hit.includes("1")),
    improvements: Object.fromEntries(ROUNDS.map((round) => [round, improvements[round].text.trim().slice(0, 500)])),
  };
}

/** A short name for the points of these questions, whatever their order. */
export const pointsSum = (questions) => sumOf(JSON.stringify(questions.filter(({ id }) => id).map(({ id, points }) => [id, points]).sort(([a], [b]) => (a < b ? -1 : 1))));

const LONGEST = 4 * 60 * 60;
const whole = (seconds) => (seconds >= 1 && seconds <= LONGEST ? seconds : null);
const heard = ({ seconds, said, review }) => ({ seconds: whole(seconds), ...review, note: said.trim().slice(0, 2000) });
const visit = ({ layer, seconds, covered }) => ({ layer, seconds: whole(seconds), covered });
const figures = (points, hit) => points.map((_, n) => (hit.includes(n) ? "1" : "0")).join("").slice(0, 60);

/** "Pitch 1:02, 4 answers": what a card says of an interview. */
export const tallyOf = (desk) => ({
  spoken: desk.rounds.map((round) => [round, roundSeconds(desk, round)]).filter(([, seconds]) => seconds !== null),
  answers: desk.defence.answers.filter(({ seconds }) => seconds !== null).length,
});
