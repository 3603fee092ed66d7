// Review of round 2: the time of each layer, and what was said of it.
import { clock } from "../../lib/time-words.mjs";
import { node } from "../nodes.mjs";
import { checks, inTime } from "../run-checks.mjs";
import { field, telling } from "../run-parts.mjs";

export default function reviewWalkthrough(desk) {
  const { packet, walkthrough } = desk.run;
  const name = (id) => packet.layers.find((one) => one.id === id).name;
  const row = ({ layer, seconds, covered }) => {
    const missed = ["does", "joins", "decision"].filter((one) => !covered.includes(one));
    const said = seconds === null ? "not reached" : missed.length === 3 ? "nothing ticked" : missed.length ? `no ${missed.join(", no ")}` : "complete";
    return node("tr", {}, node("th", { scope: "row" }, name(layer)), node("td", {}, seconds === null ? "" : clock(seconds)), node("td", {}, said));
  };
  const table = node("table", { class: "run-table" }, node("tbody", {}, ...walkthrough.layers.map(row)));
  return {
    parts: [
      telling((run) => inTime(run.walkthrough.seconds, packet.limits.walkthrough), "run-result"),
      { node: table },
      ...checks(desk, "walkthrough.review", (run) => run.walkthrough.review),
      field("Notes", (run) => run.walkthrough.said, (value) => desk.write("walkthrough.said", value)),
    ],
    main: () => ({ label: "Next", does: "next" }),
  };
}
