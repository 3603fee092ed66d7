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

/** `<run-save>` as soon as it is there; where it cannot be loaded, the record itself. */
function saver(desk) {
  const place = node("div", { class: "run-saver" });
  let element = null;
  const settle = (made) => {
    element = made;
    place.replaceChildren(made);
  };
  import("../run-save.mjs").then(({ RunSave }) => settle(savingElement(desk, RunSave)), () => settle(plainRecord(desk.run)));
  const show = (run) => {
    if (element && "run" in element && element.run !== run) element.run = run;
  };
  return { node: place, show };
}

function savingElement(desk, RunSave) {
  if (!customElements.get("run-save")) customElements.define("run-save", RunSave);
  const element = Object.assign(document.createElement("run-save"), { run: desk.run });
  element.addEventListener("run:saved", ({ detail }) => desk.act("saved", detail));
  element.addEventListener("run:about", ({ detail }) => ["kind", "with"].forEach((name) => desk.write(name, detail[name])));
  element.addEventListener("run:delete", () => desk.discard());
  return element;
}

function plainRecord(run) {
  const box = node("textarea", { rows: 6, readonly: "", "aria-label": "The run as JSON" });
  box.value = JSON.stringify(run, null, 2);
  return node("div", { class: "run-field" }, box, button("Copy as JSON", () => navigator.clipboard?.writeText(box.value)));
}
