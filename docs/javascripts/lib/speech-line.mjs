// What a text shows in one line, in the words of the site's own pages. No DOM.
// The same as the line of macros/rendering/speech_view.py, on the same texts.
import { speech } from "./speech.mjs";

const IN_SHORT = {
  notes: "notes, not speech",
  "too-short": "too short for a pace",
  "no-seconds": "not timed, so no pace",
  absurd: "time and text do not fit",
  "other-language": "fillers not judged in this language",
  "no-spaces": "words cannot be counted",
  "nothing-said": "no words",
};

/**
 * "148 words · 143 a minute, in band · no fillers · a result at the end"; "" where there is no text.
 * @param {string} said
 * @param {number|null} seconds
 * @param {object} rules from readyRules
 */
export function speechLine(said, seconds, rules) {
  if (!said.trim()) return "";
  const { words, pace, fillers, results } = speech(said, seconds, rules);
  return [wordsOf(words, pace), paceOf(pace), fillersOf(fillers), resultOf(results)].filter(Boolean).join(" · ");
}

/** 1500 → "1,500". By hand: a locale's data takes a slow phone a tenth of a second to load. */
const grouped = (n) => String(n).replace(/\B(?=(\d{3})+$)/g, ",");

/** The length of notes tells nothing. */
const wordsOf = (words, { why }) => words && why !== "notes" && `${grouped(words)} word${words === 1 ? "" : "s"}`;

const paceOf = ({ perMinute, band, why }) => (why ? IN_SHORT[why] : `${perMinute} a minute, ${band}`);

function fillersOf({ per100, why }) {
  if (per100 === null) return why === "other-language" && IN_SHORT[why];
  return per100 ? `${per100} fillers per 100` : "no fillers";
}

function resultOf({ stated, atTheEnd }) {
  if (stated === null) return "";
  if (!stated) return "no result stated";
  return atTheEnd ? "a result at the end" : "a result, not at the end";
}

/**
 * All that a run has in words, with the time that each took.
 * @param {import("./run-record.mjs").Run} run
 * @returns {{name: string, said: string, seconds: number|null}[]}
 */
export function textsOf({ packet, pitch, walkthrough, layers, defence }) {
  const nameOf = ({ layer }) => packet.layers.find(({ id }) => id === layer)?.name ?? layer;
  const all = [
    ...pitch.attempts.map((one, n) => [n ? "The pitch again" : "The pitch", one]),
    ["The walk-through", walkthrough],
    ...[...walkthrough.layers, ...layers].map((one) => [nameOf(one), one]),
    ...defence.answers.map((one) => [one.asks, one]),
  ];
  return all.map(([name, { said, seconds }]) => ({ name, said, seconds })).filter(({ said }) => said.trim());
}
