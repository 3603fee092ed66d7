// The end of a run. `<run-save>` does the saving; without it there is a plain summary.
import { missing, roundSeconds } from "../../lib/run.mjs";
import { roundName } from "../../lib/run-screen.mjs";
import { clock } from "../../lib/time-words.mjs";
import { node } from "../nodes.mjs";
import { button, points, telling } from "../run-parts.mjs";

export default function save(desk) {
  const open = (run) => missing(run).map(roundName).join("; ");
  return {
    parts: [
      telling((run) => (open(run) ? `Not done yet: one improvement is missing for ${open(run)}.` : "Done. Well spoken."), "run-lead"),
      points(desk.run.rounds.map((round) => summary(desk.run, round)), "run-summary"),
      saver(desk),
    ],
    main: () => ({ label: "Close", does: "leave" }),
  };
}

function summary(run, round) {
  const seconds = roundSeconds(run, round);
  const taken = seconds === null ? "not spoken" : `${clock(seconds)} of ${clock(run.packet.limits[round])}`;
  const { text } = run.improvements[round];
  return `${roundName(round)}: ${taken}${text.trim() ? `. Next time: ${text.trim()}` : ""}`;
}

function saver(desk) {
  if (customElements.get("run-save")) {
    const element = Object.assign(document.createElement("run-save"), { run: desk.run });
    element.addEventListener("run:saved", ({ detail }) => desk.act("saved", detail));
    return { node: element, show: (run) => (element.run = run) };
  }
  const box = node("textarea", { rows: 6, readonly: "", "aria-label": "The run as JSON" });
  const copy = button("Copy as JSON", () => navigator.clipboard?.writeText(box.value));
  return { node: node("div", { class: "run-field" }, box, copy), show: (run) => (box.value = JSON.stringify(run, null, 2)) };
}
