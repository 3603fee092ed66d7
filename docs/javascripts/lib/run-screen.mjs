// What a run's screen says of itself: where you are, what is measured, how far behind. No DOM.
import { clockOf, stepOf } from "./run.mjs";
import { spokenBy } from "./run-clock.mjs";

const NAMES = { pitch: "Elevator pitch", walkthrough: "Walk-through", defence: "Trade-off defence" };
const NUMBERS = { pitch: 1, walkthrough: 2, defence: 3 };
export const roundName = (round) => `Round ${NUMBERS[round]}: ${NAMES[round].toLowerCase()}`;

const TITLES = {
  focus: () => "What to do better this time",
  warmup: () => "Warm-up",
  "warmup-notes": () => "How was the warm-up?",
  pitch: () => roundName("pitch"),
  walkthrough: () => roundName("walkthrough"),
  layer: () => "One layer",
  answer: () => roundName("defence"),
  points: () => "What a good answer hits",
  "review-pitch": () => "Review: the pitch",
  "review-walkthrough": () => "Review: the walk-through",
  "review-answer": () => "Review: the answer",
  improve: ({ round }) => `One improvement for round ${NUMBERS[round]}`,
  held: () => "Did these hold?",
  prove: () => "Prove it: the pitch again",
  compare: () => "Side by side",
  save: () => "Save",
};
const WORDS = { answer: "Question", points: "Question", "review-answer": "Answer", layer: "Layer", improve: "Round" };

/**
 * What is shown, as plain words and figures.
 * @param {import("./run.mjs").Run} run
 * @returns {{name: string, phase: string, title: string, where: string, part: number, parts: number,
 *   plan: import("./phases.mjs").Plan|null, step: import("./run.mjs").Step}}
 *   `where`: "Question 3 of 7"; `part` of `parts`: how far through the whole run, from 1
 */
export function screen(run) {
  const step = stepOf(run);
  return {
    name: step.screen,
    phase: step.phase,
    title: TITLES[step.screen](step),
    where: whereOf(run, step),
    part: run.at + 1,
    parts: run.plan.length,
    plan: planOf(run, step),
    step,
  };
}

/** "Question 3 of 7", "Layer 2 of 11"; where there is one of its kind only, "Step 2 of 35". */
function whereOf(run, step) {
  const alike = run.plan.filter((one) => one.screen === step.screen);
  if (step.screen === "walkthrough") return `Layer ${layerAt(run) + 1} of ${run.walkthrough.layers.length}`;
  return alike.length > 1 ? `${WORDS[step.screen]} ${alike.indexOf(step) + 1} of ${alike.length}` : `Step ${run.at + 1} of ${run.plan.length}`;
}

/** The limit of a speaking screen, and the window's start where an answer has one. */
function planOf({ packet: { limits, floors } }, { key }) {
  if (!key) return null;
  const [place] = key.split(".");
  if (place === "answers") return { from: limits.answer[0] < limits.answer[1] ? limits.answer[0] : null, limit: limits.answer[1] };
  if (place === "layers") return { from: null, limit: Math.max(1, Math.round(limits.walkthrough / floors)) };
  return { from: null, limit: limits[place] };
}

/** What is spoken on this screen, for whoever listens later: the layer, the question, else the screen. */
export function spokenName(run) {
  const { screen: name, n } = stepOf(run);
  if (name === "answer") return run.defence.answers[n].asks;
  if (name !== "walkthrough" && name !== "layer") return TITLES[name](stepOf(run));
  const id = name === "layer" ? run.layers[n].layer : run.walkthrough.layers[layerAt(run)].layer;
  return run.packet.layers.find((one) => one.id === id).name;
}

/** Index of the layer that is being explained. */
export const layerAt = (run) => Math.min(run.clocks.walkthrough.laps.length, run.walkthrough.layers.length - 1);

/**
 * Against an even share of the limit for each layer: before the share of this layer begins is ahead,
 * after it has ended is behind.
 * @returns {{pace: "ahead"|"on time"|"behind", seconds: number}}
 */
export function paceOf(run, now) {
  const share = run.packet.limits.walkthrough / run.walkthrough.layers.length;
  const seconds = spokenBy(clockOf(run), now) / 1000;
  const begin = layerAt(run) * share;
  if (seconds < begin) return { pace: "ahead", seconds: Math.round(begin - seconds) };
  const late = seconds - begin - share;
  return late > 0 ? { pace: "behind", seconds: Math.round(late) } : { pace: "on time", seconds: 0 };
}
