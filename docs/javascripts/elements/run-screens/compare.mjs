// Both deliveries of the pitch, side by side.
import { speechLine } from "../../lib/speech-line.mjs";
import { speechRules } from "../../lib/speech-rules-here.mjs";
import { clock } from "../../lib/time-words.mjs";
import { node, write } from "../nodes.mjs";
import { checks, inTime } from "../run-checks.mjs";
import { deliveryFields } from "../run-delivery.mjs";
import { field, telling } from "../run-parts.mjs";

const CHECKS = [["answered", "Answered"], ["concrete", "Concrete"]];
const word = (value) => (value === null ? "not checked" : value ? "yes" : "no");

export default function compare(desk) {
  const limit = desk.run.packet.limits.pitch;
  const attempts = (run) => run.pitch.attempts;
  const place = "pitch.attempts.1";
  return {
    parts: [
      telling((run) => verdict(attempts(run)), "run-result"),
      sideBySide(limit),
      ...checks(desk, `${place}.review`, (run) => attempts(run)[1].review),
      field("What you said this time", (run) => attempts(run)[1].said, (value) => desk.write(`${place}.said`, value)),
      ...deliveryFields(desk, place, (run) => attempts(run)[1]),
    ],
    main: () => ({ label: "Next", does: "next" }),
  };
}

function verdict([{ seconds: first }, { seconds: second }]) {
  if (first === null || second === null) return "There is one delivery only: nothing to compare.";
  if (first === second) return "As long as before.";
  return second < first ? `${clock(first - second)} shorter.` : `${clock(second - first)} longer.`;
}

function sideBySide(limit) {
  let rules = null;
  let latest = null;
  const rows = [
    ["Time", ({ seconds }) => inTime(seconds, limit)],
    ...CHECKS.map(([key, label]) => [label, ({ review }) => word(review[key])]),
    ["Hesitated", ({ hesitated }) => hesitated || "—"],
    ["Forgot", ({ forgot }) => forgot || "—"],
    ["Too much", ({ unnecessary }) => unnecessary || "—"],
    ["In figures", ({ said, seconds }) => (rules && speechLine(said, seconds, rules)) || "—"],
    ["Said", ({ said }) => said || "—"],
  ];
  const made = rows.map(([label, read]) => [read, node("th", { scope: "row" }, label), node("td"), node("td")]);
  const head = node("tr", {}, node("td"), node("th", { scope: "col" }, "First"), node("th", { scope: "col" }, "Again"));
  const body = made.map(([, ...cells]) => node("tr", {}, ...cells));
  const whole = node("table", { class: "run-table run-table--two" }, node("thead", {}, head), node("tbody", {}, ...body));
  const show = (run) => {
    latest = run;
    made.forEach(([read, , ...cells]) => cells.forEach((cell, i) => write(cell, read(run.pitch.attempts[i]))));
  };
  speechRules().then((ready) => {
    rules = ready;
    if (latest) show(latest);
  });
  return { node: whole, show };
}
