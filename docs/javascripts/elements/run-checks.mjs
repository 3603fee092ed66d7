// The lesson's three checks: two that a person makes, and the time, which is computed.
import { clock } from "../lib/time-words.mjs";
import { yesNo } from "./run-parts.mjs";

/** "0:58 of 1:00, in time." */
export function inTime(seconds, limit, from = null) {
  if (seconds === null) return "Not spoken.";
  const taken = `${clock(seconds)} of ${clock(limit)}`;
  if (seconds > limit) return `${taken}, ${clock(seconds - limit)} over.`;
  return `${taken}, in time${from && seconds < from ? `, though short: ${clock(from)} was the aim` : ""}.`;
}

export const checks = (desk, path, read) => [
  yesNo("Did it answer the question asked?", (run) => read(run).answered, (value) => desk.write(`${path}.answered`, value)),
  yesNo("A measured result or a concrete detail?", (run) => read(run).concrete, (value) => desk.write(`${path}.concrete`, value)),
];
