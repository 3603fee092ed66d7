// One layer on its own, at its share of the walk-through's time.
import { ticks, words } from "../run-parts.mjs";
import { speaking } from "../run-speaking.mjs";

export const COVERED = [["does", "Does"], ["joins", "Joins"], ["decision", "Decision"]];

export default function layer(desk) {
  const { n } = desk.screen.step;
  const id = desk.run.layers[n].layer;
  const covered = ticks("Said so far", COVERED, (run) => run.layers[n].covered, (value) => desk.write(`layers.${n}.covered`, value));
  return speaking(desk, [words(desk.run.packet.layers.find((one) => one.id === id).name, "run-ask")], [covered]);
}
