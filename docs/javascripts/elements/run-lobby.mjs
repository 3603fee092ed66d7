// Before and between runs: continue, start, and what this device keeps.
import { bytes, troubleWords } from "../lib/store-words.mjs";
import { findsVoice, hasVoice } from "../lib/voice.mjs";
import { preferences } from "../lib/preferences.mjs";
import { icon } from "./icon.mjs";
import { mark, node, write } from "./nodes.mjs";
import { button, folded } from "./run-parts.mjs";

const ALL = { round: ["pitch", "walkthrough", "defence"], layer: [], drill: [], improvement: [] };
const MISSING = "The rest of this page is not on this device yet. Connect, then load it again.";
const NEWEST = 5; // runs that are shown without being asked for: more is below them than a phone shows
const only = (round) => ({ ...ALL, round: [round] });
const STARTS = [
  ["Full mock", "All three rounds, about half an hour", ALL],
  ["Drill what is due", "Questions that you may have forgotten", { ...ALL, round: [], due: true }],
  ["Pitch", "Round 1", only("pitch")],
  ["Walk-through", "Round 2", only("walkthrough")],
  ["Defence", "Round 3", only("defence")],
];

/**
 * @param {{cards: {run: object, node: Node}[], more: Node[], recordings: {bytes: number}[]|undefined, isElsewhere: boolean, isMissing: boolean, trouble: string|null,
 *   usage: number|null, isUnfolded: boolean}} told  newest run first; `usage` is of all sites of this host; `isUnfolded`: the older runs are shown
 * @param {(wish: import("../lib/fragment.mjs").Wish) => void} start
 * @returns {Node[]}
 */
export function lobby({ cards, more, recordings = [], isElsewhere, isMissing, trouble, usage, isUnfolded }, start) {
  const last = cards.find(({ run }) => !run.finished && !run.saved);
  const rest = cards.filter((card) => card !== last).map((card) => card.node);
  return [
    ...warnings({ isElsewhere, isMissing, trouble }),
    ...(last ? [last.node] : []),
    starts(start, Boolean(last)),
    ...wishes(),
    ...(rest.length ? [node("h2", {}, "On this device"), ...rest.slice(0, NEWEST)] : []),
    ...(rest.length > NEWEST ? [earlier(rest.slice(NEWEST), isUnfolded)] : []),
    ...more,
    ...(cards.length + recordings.length ? [node("p", { class: "run-quiet" }, keptWords(cards.length, recordings, usage))] : []),
  ];
}

function earlier(nodes, isUnfolded) {
  const fold = folded(`${nodes.length} earlier run${nodes.length === 1 ? "" : "s"}`, ...nodes).node;
  fold.open = isUnfolded;
  return fold;
}

const warnings = ({ isElsewhere, isMissing, trouble }) =>
  [
    troubleWords(trouble),
    isElsewhere && "A run is open in another tab. This one only shows it, until you go on here.",
    isMissing && MISSING,
  ]
    .filter(Boolean)
    .map((text) => node("p", { class: "run-trouble", role: "alert" }, text, ...(text === MISSING ? [" ", again()] : [])));

/** A browser that failed to load a part of a page does not try it again on the same page. */
const again = () => button("Load the page again", () => location.reload(), "gr-button");

function keptWords(runs, recordings, usage) {
  const sound = recordings.reduce((sum, one) => sum + one.bytes, 0);
  const counted = (n, word) => `${n === 1 ? "one" : n} ${word}${n === 1 ? "" : "s"}`;
  const kept = [counted(runs, "run"), ...(recordings.length ? [`${counted(recordings.length, "recording")} (${bytes(sound)})`] : [])];
  const whole = usage === null ? "" : ` All that ${location.hostname} keeps here takes ${bytes(usage)}.`;
  return `This device keeps ${kept.join(" and ")}.${whole}`;
}

function starts(start, isSecond) {
  const made = STARTS.map(([label, small, wish], i) => {
    const style = `run-start${i || isSecond ? "" : " run-start--first"}`;
    const one = button("", () => start(wish), style);
    one.append(node("strong", {}, label), " ", node("small", {}, small));
    return one;
  });
  return node("div", { class: "run-starts" }, ...made);
}

/** Sound, vibration, and the voice that asks: wished once for all runs. */
function wishes() {
  const all = [["sound", "Sound"], ...("vibrate" in navigator ? [["vibration", "Vibration"]] : []), ...(hasVoice() ? [["voice", "Voice asks"]] : [])];
  const said = node("p", { class: "run-quiet", role: "status" });
  const made = all.map(([name, label]) => {
    const one = button("", () => {
      preferences.toggle(name);
      mark(one, "aria-pressed", preferences.wants(name));
      if (name === "voice") tellVoice(said);
    }, "run-tick");
    one.append(icon(name === "voice" ? "ready" : name), label);
    mark(one, "aria-pressed", preferences.wants(name));
    return one;
  });
  return [node("div", { class: "run-options", role: "group", "aria-label": "Cues" }, ...made), said];
}

/** A browser may know how to speak and yet have no voice. */
async function tellVoice(said) {
  const isMute = preferences.wants("voice") && !(await findsVoice());
  write(said, isMute ? "This device has no voice for it: the questions are shown only." : "");
}
