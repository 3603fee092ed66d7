// The clock of a speaking screen: digits for arm's length, a word, a bar, a colour.
import { spokenBy } from "../lib/run-clock.mjs";
import { faceOf } from "../lib/face.mjs";
import { icon, showIcon, svg } from "./icon.mjs";
import { mark, node, write } from "./nodes.mjs";

const WIDTH = 1000; // of the bar, in its own units

/** @param {import("../lib/phases.mjs").Plan} plan @param {string} key of the clock */
export function face(plan, key) {
  const sign = icon("ready");
  const word = node("span");
  const digits = node("span", { class: "run-digits" });
  const unit = node("span", { class: "run-unit" });
  const sums = node("p", { class: "run-sums" });
  const start = plan.from ? Math.round((plan.from / plan.limit) * WIDTH) : 0;
  const done = svg("rect", { class: "run-bar__done", height: 10 });
  const bar = svg(
    "svg",
    { class: "run-bar", viewBox: `0 0 ${WIDTH} 10`, preserveAspectRatio: "none", "aria-hidden": "true" },
    svg("rect", { class: "run-bar__track", width: WIDTH, height: 10 }),
    svg("rect", { class: "run-bar__window", x: start, width: plan.from ? WIDTH - start : 0, height: 10 }),
    done,
  );
  const time = node("p", { class: "run-time", role: "timer", "aria-live": "off" }, digits, " ", unit);
  const whole = node("div", { class: "run-face" }, node("p", { class: "run-state" }, sign, word), time, bar, sums);
  const show = (run, now) => {
    const clock = run.clocks[key];
    const told = faceOf({ ...clock, elapsed: spokenBy(clock, now) }, plan);
    mark(whole, "data-state", told.phase);
    showIcon(sign, told.icon);
    write(word, told.word);
    write(digits, told.digits);
    write(unit, told.unit);
    write(sums, [told.elapsed, told.aim].filter(Boolean).join(" · "));
    mark(done, "width", Math.round(told.done * WIDTH));
  };
  return { node: whole, show };
}
