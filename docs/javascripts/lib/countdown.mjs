// The clock of one run: how long has been spoken. No DOM.

const ACTIVITIES = ["ready", "running", "paused", "finished"];

/**
 * What is kept of a run, plain enough for JSON.
 * @typedef {object} Run
 * @property {"ready"|"running"|"paused"|"finished"} activity
 * @property {number} spent  milliseconds spoken up to `since`; pauses are never in it
 * @property {number} since  wall-clock time (epoch milliseconds) at which `spent` was true
 * @property {number[]} laps  milliseconds spoken at the end of each lap
 * @property {string} turn  names the last act, so that a tab can tell its own from another's
 */

/** @returns {Run} */
export const freshRun = () => ({ activity: "ready", spent: 0, since: 0, laps: [], turn: "" });

/** Is this (from storage, so perhaps from anyone) a run? */
export function isRun(value) {
  const milliseconds = (n) => Number.isFinite(n) && n >= 0;
  return (
    ACTIVITIES.includes(value?.activity) &&
    milliseconds(value.spent) &&
    milliseconds(value.since) &&
    Array.isArray(value.laps) &&
    value.laps.every(milliseconds) &&
    typeof value.turn === "string"
  );
}

/** Milliseconds as seconds to a tenth: what events tell. */
export const toTenths = (ms) => Math.round(ms / 100) / 10;

/**
 * Counts no ticks: what is spoken is `spent` plus the time since.
 *
 * Two clocks measure that time, and each can be wrong in one way only. The monotonic one
 * (`performance.now`) may stand still while the system sleeps, so it can only show too little.
 * The wall clock (`Date.now`) sleeps through nothing but can be set by hand or by the network.
 * Hence the rule:
 *
 * - while the page is visible, the monotonic clock alone counts: setting the wall clock changes
 *   nothing;
 * - while the page was away (hidden, frozen, in the back/forward cache), the clock that shows more
 *   counts: a sleep is counted in full, and a wall clock that was set back takes nothing away;
 * - across documents (reload, instant navigation, a killed tab) only the wall clock is left; what
 *   had been spent is never taken back.
 *
 * `leave()` and `comeBack()` mark the borders. A sleep of which the browser tells nothing at all
 * cannot be told from a wall clock set forward, and is left out until the page is away once.
 */
export class Countdown {
  #run = freshRun();
  #mark = 0; // performance.now() at which run.spent was true

  /** Milliseconds spoken so far. */
  get elapsed() {
    const running = this.#run.activity === "running";
    return this.#run.spent + (running ? performance.now() - this.#mark : 0);
  }

  get activity() {
    return this.#run.activity;
  }

  get laps() {
    return this.#run.laps;
  }

  get turn() {
    return this.#run.turn;
  }

  /** Milliseconds known at the last act, or when the page was last left. */
  get known() {
    return this.#run.spent;
  }

  /** The run as of now, to be kept. */
  toJSON() {
    return { ...this.#run, spent: this.elapsed, since: Date.now() };
  }

  /** Take up a run that was kept, here or by another document. */
  adopt(run) {
    const away = run.activity === "running" ? Math.max(0, Date.now() - run.since) : 0;
    this.#set({ ...run, spent: run.spent + away });
  }

  /** Start, or go on after a pause. A finished run makes room for a new one. */
  start() {
    const run = this.activity === "paused" ? this.#run : freshRun();
    this.#act({ ...run, activity: "running" });
  }

  pause() {
    this.#act({ activity: "paused", spent: this.elapsed });
  }

  /** Close a lap; kept to the tenth that its event tells. */
  lap() {
    this.#act({ spent: this.elapsed, laps: [...this.laps, toTenths(this.elapsed) * 1000] });
  }

  /** Stop; kept to the tenth that its event tells, so that face, event and record agree. */
  finish() {
    this.#act({ activity: "finished", spent: toTenths(this.elapsed) * 1000 });
  }

  reset() {
    this.#set(freshRun());
  }

  /** Take back a reset: a run that was going has been going all the while. */
  takeBack(run) {
    this.adopt(run);
    this.#act({ spent: this.elapsed });
  }

  /** The page is being left: what is spent by now is known. */
  leave() {
    this.#set({ ...this.#run, spent: this.elapsed });
  }

  /** The page is back: count the time away by the clock that shows more. */
  comeBack() {
    const { activity, since, spent } = this.#run;
    const byWall = activity === "running" ? spent + Date.now() - since : spent;
    this.#set({ ...this.#run, spent: Math.max(this.elapsed, byWall) });
  }

  #act(changes) {
    this.#set({ ...this.#run, ...changes, turn: Math.random().toString(36).slice(2) });
  }

  #set(run) {
    this.#run = { ...run, since: Date.now() };
    this.#mark = performance.now();
  }
}
