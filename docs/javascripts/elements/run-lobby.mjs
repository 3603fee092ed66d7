// Before and between runs: continue, start, and what this device keeps.
import { bytes, troubleWords } from "../lib/store-words.mjs";
import { ALL } from "../lib/fragment.mjs";
import { hasVoice } from "../lib/voice.mjs";
import { preferences } from "../lib/preferences.mjs";
import { icon } from "./icon.mjs";
import { mark, node } from "./nodes.mjs";
import { runCard } from "./run-card.mjs";
import { button } from "./run-parts.mjs";

const only = (round) => ({ ...ALL, round: [round] });
const STARTS = [
  ["Full mock", "All three rounds, about half an hour", ALL],
  ["Drill what is due", "Questions that you may have forgotten", { ...ALL, round: [], due: true }],
  ["Pitch", "Round 1", only("pitch")],
  ["Walk-through", "Round 2", only("walkthrough")],
  ["Defence", "Round 3", only("defence")],
];

/**
 * @param {object} told  what there is to show: see practice-run.mjs
 * @param {{start: Function, open: Function, remove: Function, retry: Function}} does
 * @returns {Node[]}
 */
export function lobby({ runs, trouble, isElsewhere, isMissing, usage, now }, does) {
  const [last] = runs.filter((run) => !run.finished && !run.saved);
  const rest = runs.filter((run) => run !== last);
  return [
    ...(trouble ? [node("p", { class: "run-trouble" }, troubleWords(trouble))] : []),
    ...(isElsewhere ? [node("p", { class: "run-trouble" }, "A run is open in another tab. This one only shows it, until you go on here.")] : []),
    ...(isMissing ? [node("p", { class: "run-trouble" }, "The packet could not be loaded. ", button("Try again", does.retry, "gr-button"))] : []),
    ...(last ? [runCard(last, now, isElsewhere, does)] : []),
    starts(does.start, Boolean(last)),
    wishes(),
    ...(rest.length ? [node("h2", {}, "On this device"), node("ul", { class: "run-list gr-plain" }, ...rest.map((run) => node("li", {}, runCard(run, now, isElsewhere, does))))] : []),
    ...(runs.length && usage !== null ? [node("p", { class: "run-quiet" }, `This device keeps ${runs.length === 1 ? "one run" : `${runs.length} runs`}; the site uses ${bytes(usage)} of its storage.`)] : []),
  ];
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
  const made = all.map(([name, label]) => {
    const one = button("", () => {
      preferences.toggle(name);
      mark(one, "aria-pressed", preferences.wants(name));
    }, "run-tick");
    one.append(icon(name === "voice" ? "ready" : name), label);
    mark(one, "aria-pressed", preferences.wants(name));
    return one;
  });
  return node("div", { class: "run-options", role: "group", "aria-label": "Cues" }, ...made);
}
