// What a second means against a plan: its colour, its word, what is said aloud. No DOM.
import { spoken } from "./time-words.mjs";

/**
 * What a run is measured against, in whole seconds.
 * @typedef {object} Plan
 * @property {number} limit
 * @property {number|null} from  start of the target window that ends at the limit, if there is one
 */

/** Amber for the last tenth, but for 10 s at least, a minute at most, and never half of the time. */
export function nearAt({ limit, from }) {
  const last = Math.min(limit / 2, Math.max(10, Math.min(60, limit / 10)));
  return Math.max(from ?? 0, limit - last);
}

/** @returns {"running-ok"|"near"|"over"} what the colour shows after so many seconds */
export function phaseAt(seconds, plan) {
  if (seconds >= plan.limit) return "over";
  return seconds >= nearAt(plan) ? "near" : "running-ok";
}

/** The phase of a finished run: whole seconds, as they are written down, and the limit itself is in time. */
export function phaseOfResult(seconds, plan) {
  return Math.floor(seconds) > plan.limit ? "over" : "running-ok";
}

/**
 * The seconds at which something is said and, if wanted, sounded: nothing in between.
 * @returns {{at: number, say: string, cue: "target"|"near"|"limit"|null}[]} in order of time
 */
export function moments({ limit, from }) {
  const at = new Map();
  const add = (second, say, cue = null) => second > 0 && at.set(second, { at: second, say, cue });
  if (limit >= 300) add(limit / 2, `Halfway. ${spoken(Math.round(limit / 2))} left.`);
  if (limit > 120) add(limit - 60, "1 minute left.", "near");
  if (from) add(from, `${spoken(from)}: good to stop, ${spoken(limit - from)} at most.`, "target");
  if (limit > 20) add(limit - 10, "10 seconds left.", "near");
  add(limit, "Time. The limit is reached.", "limit");
  add(limit + 30, "30 seconds over.", "limit");
  return [...at.values()].sort((a, b) => a.at - b.at);
}

/** The latest moment after `before` and not after `now`: after a gap only the newest is worth saying. */
export function momentBetween(before, now, plan) {
  return moments(plan).findLast(({ at }) => at > before && at <= now);
}
