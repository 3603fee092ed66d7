// The rules of speech as the site publishes them, once for all runs of this document. No DOM.
import { readyRules } from "./speech-rules.mjs";
import { Transcript } from "./speech-text.mjs";
import { SITE } from "./store.mjs";
import { turn } from "./turn.mjs";

const SAMPLE = "Um, it answers 20,000 requests a second, and 99 percent of them within 4.2 milliseconds.";

let fetching = null;
let readying = null;

/** While there may be a network: they are wanted at the review. */
export function fetchSpeechRules() {
  fetching ??= load().catch(() => (fetching = null));
  return fetching;
}

/** @returns {Promise<object|null>} from readyRules; null without a network and without a copy (asked again next time), or where they are of another form */
export function speechRules() {
  readying ??= ready().then((rules) => rules ?? (readying = null));
  return readying;
}

async function load() {
  const answer = await fetch(`${SITE}data/speech-rules.json`);
  if (!answer.ok) throw new Error(`${answer.status}`);
  return answer.json();
}

async function ready() {
  const published = await fetchSpeechRules();
  const rules = published && readable(published);
  if (rules) await compile(rules);
  return rules;
}

/** Null for rules of another form: a page was open while the site moved on. */
function readable(published) {
  try {
    return readyRules(published);
  } catch {
    return null;
  }
}

/** Engines compile a pattern at its first use and again, faster, at its second: one at a time, or a tap waits for all. */
async function compile(rules) {
  const transcript = new Transcript(SAMPLE, rules);
  const phrases = [...rules.fillers, ...rules.hedges, ...rules.results.phrases];
  for (const phrase of [...phrases, ...phrases]) {
    transcript.found(phrase).next();
    await turn();
  }
}
