// Review of round 2: the time of each layer, and what was said of it.
import { clock } from "../../lib/time-words.mjs";
import { node } from "../nodes.mjs";
import { checks, inTime } from "../run-checks.mjs";
import { figures } from "../run-figures.mjs";
import { field, folded, telling } from "../run-parts.mjs";

export default function reviewWalkthrough(desk) {
  const { packet, walkthrough } = desk.run;
  const name = (id) => packet.layers.find((one) => one.id === id).name;
  const row = ({ layer, seconds, covered }) => {
    const missed = ["does", "joins", "decision"].filter((one) => !covered.includes(one));
    const said = seconds === null ? "not reached" : missed.length === 3 ? "nothing ticked" : missed.length ? `no ${missed.join(", no ")}` : "complete";
    return node("tr", {}, node("th", { scope: "row" }, name(layer)), node("td", {}, seconds === null ? "" : clock(seconds)), node("td", {}, said));
  };
  const table = node("table", { class: "run-table" }, node("tbody", {}, ...walkthrough.layers.map(row)));
  const each = walkthrough.layers.flatMap(({ layer }, n) => {
    const read = (run) => run.walkthrough.layers[n];
    return [field(name(layer), (run) => read(run).said, (value) => desk.write(`walkthrough.layers.${n}.said`, value)), figures(read)];
  });
  const texts = folded("What you said, layer by layer", node("div", { class: "run-body" }, ...each.map((part) => part.node)));
  texts.node.open = walkthrough.layers.some(({ said }) => said);
  return {
    parts: [
      telling((run) => inTime(run.walkthrough.seconds, packet.limits.walkthrough), "run-result"),
      { node: table },
      ...checks(desk, "walkthrough.review", (run) => run.walkthrough.review),
      field("Notes", (run) => run.walkthrough.said, (value) => desk.write("walkthrough.said", value)),
      figures((run) => run.walkthrough),
      { node: texts.node, show: (run) => each.forEach((part) => part.show(run)) },
    ],
    main: () => ({ label: "Next", does: "next" }),
  };
}
