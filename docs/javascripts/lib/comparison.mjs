// Two attempts at the pitch side by side: rows with verdicts, and what changed in the words. No DOM.
// The same as macros/coaching/rerun.py and macros/rendering/rerun_view.py, on the same cases.
import { speech } from "./speech.mjs";
import { diff } from "./speech-diff.mjs";

const SAME_EDGE = 8; // of a long run that stayed, so many words are shown at either end
const CHANGED_EDGE = 60; // of one that changed, more
const MOST_PASSAGES = 200;

const NAMES = {
  seconds: "Seconds",
  words: "Words",
  pace: "Words a minute",
  fillers: "Fillers per 100 words",
  hesitations: "Hesitations",
  forgotten: "Forgotten",
  unnecessary: "Not needed",
};

/** @param {object} before @param {object} after attempts as /data/sessions.json has them */
export function sideBySide(before, after, rules) {
  const rows = rowsOf(before, after, rules);
  const passages = elided(before.said && after.said ? diff(before.said, after.said, rules) : []);
  return {
    lines: rows.filter((row) => row.before !== null || row.after !== null),
    finding: finding(rows),
    reasons: [...new Set(rows.map(({ why }) => why).filter(Boolean))].map(rules.reason),
    passages: passages.slice(0, MOST_PASSAGES),
    more: Math.max(0, passages.length - MOST_PASSAGES),
  };
}

/** Always the same seven rows, in the same order. */
export function rowsOf(before, after, rules) {
  const [first, second] = [before, after].map(({ said, seconds }) => speech(said ?? "", seconds, rules));
  const why = first.pace.why ?? second.pace.why;
  return [
    row("seconds", before.seconds, after.seconds),
    row("words", spokenWords(first), spokenWords(second), why),
    {
      ...row("pace", first.pace.perMinute, second.pace.perMinute, why),
      verdict: verdict(off(first.pace, rules), off(second.pace, rules)),
    },
    row("fillers", first.fillers.per100, second.fillers.per100, first.fillers.why ?? second.fillers.why),
    noted("hesitations", before.hesitated, after.hesitated),
    noted("forgotten", before.forgot, after.forgot),
    noted("unnecessary", before.unnecessary, after.unnecessary),
  ];
}

/** The length of notes tells nothing. */
const spokenWords = ({ pace, words }) => (pace.why === "notes" ? null : words || null);

/** How many words a minute a pace is outside the band. */
function off({ perMinute }, { pace: { slowest, fastest } }) {
  return perMinute === null ? null : Math.max(slowest - perMinute, perMinute - fastest, 0);
}

/** Where neither attempt notes any, nobody may have listened. */
function noted(name, before, after) {
  const isNoted = before.length || after.length;
  return isNoted ? row(name, before.length, after.length) : row(name, null, null);
}

function row(id, before, after, why = null) {
  const isKnown = before !== null && after !== null;
  return { id, name: NAMES[id], before, after, verdict: verdict(before, after), why: isKnown ? null : why };
}

/** Of two figures, the smaller is the better. */
function verdict(before, after) {
  if (before === null || after === null) return "unknown";
  if (before === after) return "same";
  return after < before ? "better" : "worse";
}

/** What got better and what worse, in a sentence. */
export function finding(rows) {
  const said = ["Better", "Worse"].flatMap((word) => {
    const names = rows.filter((row) => row.verdict === word.toLowerCase()).map(({ name }) => name.toLowerCase());
    return names.length ? [`${word}: ${names.join(", ")}.`] : [];
  });
  return said.join(" ") || "No figure got better or worse.";
}

/** The runs with the middle of long ones left out; what is left out is counted. */
export function elided(runs) {
  return runs.flatMap(({ kind, text }) => {
    const edge = kind === "same" ? SAME_EDGE : CHANGED_EDGE;
    const words = text.split(" ");
    const leftOut = words.length <= 3 * edge ? 0 : words.length - 2 * edge;
    if (!leftOut) return [{ kind, text, leftOut }];
    const ends = [words.slice(0, edge), words.slice(-edge)].map((some) => ({ kind, text: some.join(" "), leftOut: 0 }));
    return [ends[0], { kind, text: "", leftOut }, ends[1]];
  });
}
