// What a text names: decision records, lessons, and layers of the packet. No DOM.
import { BREAK, Transcript } from "./speech-text.mjs";

const spaced = (tape) => tape.replace(/[ -]+/g, " ");
const each = (values) => [...new Set(values)];

/** @param {number[]} known the numbers that exactly one record has */
export function records(said, known, rules) {
  const { text } = new Transcript(said, rules);
  return each([...text.matchAll(rules.record)].map((match) => Number(match[1]))).filter((one) => known.includes(one));
}

/** @param {string[]} known the packet's codes */
export function lessons(said, known, rules) {
  const { text } = new Transcript(said, rules);
  return each([...text.matchAll(rules.lesson)].map(([code]) => code)).filter((code) => known.includes(code));
}

/** @param {{id: string, words: string[]}[]} known the packet's layers, bottom first */
export function layers(said, known, rules) {
  const tape = spaced(new Transcript(said, rules).tape);
  const isSaid = (word) => forms(word, rules).some((form) => tape.includes(` ${form} `));
  return known.filter(({ words }) => words.some(isSaid)).map(({ id }) => id);
}

/** A packet's word as it may stand on a tape, with each ending. */
function forms(word, rules) {
  const plain = spaced(new Transcript(word, rules).tape).replaceAll(BREAK, "").trim();
  return plain ? rules.mentions.endings.map((ending) => plain + ending) : [];
}
