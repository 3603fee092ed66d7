// What a transcript shows: words, pace, fillers, hedges, the longest sentence, results. No DOM.
// The same as macros/coaching/speech.py, by the same rules; what cannot be judged is null, with the
// name of a reason whose words are `rules.reason(name)`.
import { Transcript } from "./speech-text.mjs";

/**
 * @param {string} said
 * @param {number|null} seconds null where it was not timed
 * @param {object} rules from readyRules
 */
export function speech(said, seconds, rules) {
  const transcript = new Transcript(said, rules);
  const words = hasWords(transcript) ? transcript.words.length : null;
  const timed = pace(words, seconds, rules);
  const isEnglish = readsEnglish(transcript);
  const habit = (phrases) => habitOf(transcript, phrases, words, unjudged(timed, isEnglish));
  return {
    words,
    pace: timed,
    fillers: habit(rules.fillers),
    hedges: habit(rules.hedges),
    longest: longest(transcript, words),
    results: results(transcript, isEnglish),
  };
}

const noPace = (why) => ({ perMinute: null, band: null, why });

/** The pace of so many words in so many seconds, or why there is none. */
export function pace(words, seconds, { pace: rule }) {
  if (!words) return noPace(words === null ? "no-spaces" : "nothing-said");
  if (!(seconds > 0)) return noPace("no-seconds");
  if (words * 60 < rule.notes_below * seconds) return noPace("notes");
  if (words < rule.from_words) return noPace("too-short");
  if (words * 60 > rule.absurd_above * seconds) return noPace("absurd");
  const perMinute = Math.floor((words * 120 + seconds) / (2 * seconds));
  const band = perMinute < rule.slowest ? "slow" : perMinute > rule.fastest ? "fast" : "in band";
  return { perMinute, band, why: null };
}

function unjudged(timed, isEnglish) {
  if (["no-spaces", "nothing-said", "notes"].includes(timed.why)) return timed.why;
  return isEnglish ? null : "other-language";
}

function habitOf(transcript, phrases, words, why) {
  if (why) return { found: null, per100: null, why };
  const found = phrases.flatMap((phrase) => [...transcript.found(phrase)]).sort((a, b) => a.word - b.word);
  if (words < transcript.rules.pace.from_words) return { found, per100: null, why: "too-short" };
  return { found, per100: Math.floor((found.length * 2000 + words) / (2 * words)) / 10, why: null };
}

function longest(transcript, words) {
  const { sentences, rules } = transcript;
  if (!words) return { sentence: null, why: words === null ? "no-spaces" : "nothing-said" };
  const isUnmarked = sentences.length === 1 && words >= rules.sentences.unmarked_from_words;
  if (isUnmarked) return { sentence: null, why: "unmarked" };
  return { sentence: sentences.reduce((most, one) => (one.words > most.words ? one : most)), why: null };
}

function results(transcript, isEnglish) {
  const { thirds, near_words: near, phrases } = transcript.rules.results;
  const words = transcript.words.length;
  const found = apart(phrases.flatMap((phrase) => [...transcript.found(phrase, near)]));
  if (!found.length) {
    const why = !words ? "nothing-said" : isEnglish ? null : "other-language";
    return { stated: why ? null : false, found, where: null, atTheEnd: null, why };
  }
  const third = ({ word }) => thirds[Math.floor(((word - 1) * 3) / words)];
  const atTheEnd = third(found.at(-1)) === thirds.at(-1);
  return { stated: true, found, where: third(found[0]), atTheEnd, why: null };
}

/** Phrases in order without those that overlap one before; the longer wins a tie. */
function apart(found) {
  const kept = [];
  for (const one of found.sort((a, b) => a.word - b.word || b.end - a.end)) {
    if (one.word > (kept.at(-1)?.end ?? 0)) kept.push(one);
  }
  return kept;
}

const count = (text, pattern) => text.match(pattern)?.length ?? 0;

function hasWords({ text, rules: { letter } }) {
  return count(text, letter.unspaced) * 2 < count(text, letter.latin) + count(text, letter.other) || !count(text, letter.other);
}

/** Whether the rules, which are for English, can judge a text. */
function readsEnglish({ text, words, rules: { letter, language, common } }) {
  const other = count(text, letter.other);
  if (other && other >= count(text, letter.latin)) return false;
  const spelled = words.filter((word) => !(word[0] >= "0" && word[0] <= "9"));
  const known = spelled.filter((word) => common.has(word)).length;
  return spelled.length < language.from_words || known * 100 >= language.floor_percent * spelled.length;
}
