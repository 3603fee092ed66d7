// A score sheet in words, for the mentor before it goes and for the candidate before it is kept.
import { roundName } from "../lib/run-screen.mjs";
import { clock } from "../lib/time-words.mjs";
import { plain } from "./run-plain.mjs";

const CHECKS = [["answered", "answered"], ["concrete", "concrete"]];

/**
 * @param {import("../lib/score-sheet.mjs").Sheet} sheet
 * @param {object[]} questions  facts of the packet's questions @param {object[]} layers
 * @returns {string[]} plain text, an entry a line
 */
export function sheetWords(sheet, questions, layers) {
  const asks = ({ question, asks: own }) => plain(questions.find(({ id }) => id === question)?.asks ?? (own || question || "A question"));
  const layer = (id) => layers.find((one) => one.id === id)?.name ?? id;
  const { pitch, walkthrough, answers, improvements } = sheet;
  return [
    ...(pitch ? [line(roundName("pitch"), pitch)] : []),
    ...(walkthrough ? [line(roundName("walkthrough"), walkthrough, layersWords(walkthrough.layers, layer))] : []),
    ...answers.map((one) => line(asks(one), one, hitWords(one.points))),
    ...Object.entries(improvements).filter(([, text]) => text.trim()).map(([round, text]) => `Next time in ${roundName(round).replace(/:.*/, "").toLowerCase()}: ${text}`),
  ];
}

const line = (title, { seconds, note, ...review }, more = "") =>
  `${title} · ${[seconds === null ? "not timed" : clock(seconds), more, ...checkWords(review)].filter(Boolean).join(", ")}.${note ? ` ${note}` : ""}`;

/** "not answered", "concrete"; nothing where nothing was said. */
export const checkWords = (review) => CHECKS.filter(([name]) => review[name] !== null).map(([name, word]) => `${review[name] ? "" : "not "}${word}`);

/** "3 of 5 points"; nothing where no point was ticked. */
export const hitWords = (points) => (points.includes("1") ? `${points.replace(/0/g, "").length} of ${points.length} points` : "");

const layersWords = (visits, name) => (visits.length === 1 ? name(visits[0].layer) : visits.length ? `${visits.length} layers` : "");
