// What all speaking screens share: the clock, and what its main button and its small ones do.
import { act } from "./run-parts.mjs";
import { face } from "./run-face.mjs";

const NEXT = { label: "Next", does: "next" };
const MAIN = {
  ready: { label: "Start", does: "start" },
  running: { label: "Done", does: "finish" },
  paused: { label: "Go on", does: "start" },
  finished: NEXT,
};

/**
 * @param {import("./run-desk.mjs").Desk} desk
 * @param {import("./run-parts.mjs").Part[]} above what stands over the clock
 * @param {import("./run-parts.mjs").Part[]} [below]
 * @param {(run: object) => {label: string, does: string}|null} [running] another main act while speaking
 */
export function speaking(desk, above, below = [], running = () => null) {
  const { plan, step: { key } } = desk.screen;
  const activity = (run) => run.clocks[key].activity;
  const when = (label, ...states) => (run) => (states.includes(activity(run)) ? label : "");
  const small = [
    act(when("Pause", "running"), () => desk.act("pause")),
    act((run) => (activity(run) === "paused" || running(run) ? when("Done", "running", "paused")(run) : ""), () => desk.act("finish")),
    act(when("Say it again", "finished"), () => desk.act("again")),
    act(when("Start over", "paused"), () => desk.act("again")),
    act(when("Skip", "ready"), () => desk.act("next")),
  ];
  return {
    parts: [...above, face(plan, key), ...below],
    small,
    main: (run) => (activity(run) === "running" && running(run)) || MAIN[activity(run)],
  };
}
