// What changed between two transcripts, as runs of words; the same as macros/coaching/speech_diff.py.
import { partsOf } from "./matching.mjs";
import { Transcript } from "./speech-text.mjs";

const MOST = 1500; // so many words, or sentences, a side are matched with each other
const MOST_PAIRS = 20_000; // and so many pairs of equal ones are weighed
const ISLAND = 2; // equal words between two changes, up to so many, are no landmark

/** @typedef {[string[], string[]]} Change words before and words after */

/** @returns {{kind: "same"|"removed"|"added", text: string}[]} from one text to the other, in reading order */
export function diff(before, after, rules) {
  const parts = bySentences(sentences(before, rules), sentences(after, rules));
  const changes = parts.flatMap((part) => (stayed(part) ? [part] : byWords(part)));
  return withoutIslands(joined(changes)).flatMap(runs);
}

const words = (text) => text.split(/\s+/u).filter(Boolean);
const sentences = (text, rules) => new Transcript(text, rules).sentences.map((one) => words(one.text));

/** A word as it is compared: in lower case, without the marks around it. */
function key(word) {
  return word.toLowerCase().replace(/^[.,;:!?…—–\-*_`"'()[\]“”‘’]+|[.,;:!?…—–\-*_`"'()[\]“”‘’]+$/gu, "") || word;
}

const keyOf = (list) => list.map(key).join(" ");
const stayed = ([before, after]) => keyOf(before) === keyOf(after);

function bySentences(before, after) {
  return matched(before.map(keyOf), after.map(keyOf)).map(([first, last, start, end]) => [
    before.slice(first, last).flat(),
    after.slice(start, end).flat(),
  ]);
}

function byWords([before, after]) {
  return matched(before.map(key), after.map(key)).map(([first, last, start, end]) => [
    before.slice(first, last),
    after.slice(start, end),
  ]);
}

/** The bounds of each part on both sides, stayed or changed, in order. */
function matched(before, after) {
  const head = shared(before, after);
  const tail = shared(before.slice(head).reverse(), after.slice(head).reverse());
  const [old, now] = [before.length - tail, after.length - tail];
  const middle = between(before.slice(head, old), after.slice(head, now));
  return [
    [0, head, 0, head],
    ...middle.map((bounds) => bounds.map((place) => head + place)),
    [old, before.length, now, after.length],
  ];
}

function between(before, after) {
  const isLong = Math.max(before.length, after.length) > MOST || pairs(before, after) > MOST_PAIRS;
  return isLong ? [[0, before.length, 0, after.length]] : partsOf(before, after);
}

function pairs(before, after) {
  const counts = new Map();
  for (const one of after) counts.set(one, (counts.get(one) ?? 0) + 1);
  return before.reduce((sum, one) => sum + (counts.get(one) ?? 0), 0);
}

function shared(before, after) {
  const shorter = Math.min(before.length, after.length);
  let place = 0;
  while (place < shorter && before[place] === after[place]) place++;
  return place;
}

/** Join neighbours that both stayed, and neighbours that both changed. */
function joined(changes) {
  return grouped(changes.filter(([old, now]) => old.length || now.length), stayed).map(sum);
}

/** Join the changes on both sides of an island with it. */
function withoutIslands(changes) {
  const isEdge = (place) => place === 0 || place === changes.length - 1;
  const sinks = (change, place) => !stayed(change) || (!isEdge(place) && change[0].length <= ISLAND);
  return grouped(changes, sinks).map(sum);
}

const sum = (changes) => [changes.flatMap(([old]) => old), changes.flatMap(([, now]) => now)];

/** Neighbours of which one test says the same, together. */
function grouped(list, test) {
  const groups = [];
  let last = null;
  list.forEach((item, place) => {
    const says = test(item, place);
    if (says === last) groups.at(-1).push(item);
    else groups.push([item]);
    last = says;
  });
  return groups;
}

function runs(change) {
  const [old, now] = change.map((list) => list.join(" "));
  if (stayed(change)) return [{ kind: "same", text: now }];
  return [{ kind: "removed", text: old }, { kind: "added", text: now }].filter(({ text }) => text);
}
