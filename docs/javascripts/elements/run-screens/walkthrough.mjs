// Round 2: one lap a layer, from the bottom to the top, and whether that is quick enough.
import { layerAt, paceOf } from "../../lib/run-screen.mjs";
import { brief } from "../../lib/time-words.mjs";
import { act, telling, ticks } from "../run-parts.mjs";
import { speaking } from "../run-speaking.mjs";
import { COVERED } from "./layer.mjs";

export default function walkthrough(desk) {
  const { layers } = desk.run.packet;
  const last = (run) => layerAt(run) === run.walkthrough.layers.length - 1;
  const name = (run) => layers[layerAt(run)].name;
  const pace = (run, now) => {
    if (run.clocks.walkthrough.activity === "ready") return "";
    const { pace: word, seconds } = paceOf(run, now);
    return `Pace: ${seconds ? `${brief(seconds)} ` : ""}${word}`;
  };
  const covered = ticks(
    "Said so far",
    COVERED,
    (run) => run.walkthrough.layers[layerAt(run)].covered,
    (value) => desk.write(`walkthrough.layers.${layerAt(desk.run)}.covered`, value),
  );
  const screen = speaking(
    desk,
    [telling(name, "run-ask"), telling(pace, "run-pace")],
    [covered],
    (run) => (last(run) ? null : { label: `Next: ${layers[layerAt(run) + 1].name}`, does: "lap" }),
  );
  const undo = act((run) => (run.clocks.walkthrough.laps.length ? "Back a layer" : ""), () => desk.act("unlap"));
  return { ...screen, small: [...screen.small, undo], told: (run, now) => `${name(run)}. ${pace(run, now)}` };
}
