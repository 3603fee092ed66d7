// The run that is under way in this tab: every change goes through here, and onto the disk. No DOM.
import { isRun } from "./kept-shapes.mjs";
import { newRun, upToDate } from "./run-record.mjs";
import { step } from "./run.mjs";
import { OneTab } from "./one-tab.mjs";
import { removeRecordingsOf } from "./recordings.mjs";
import { SteadyClock } from "./steady-clock.mjs";
import { turn } from "./turn.mjs";

/**
 * Emits `change` after each change of the run, and `lost` when another tab took it over.
 *
 * A change is written as soon as its picture may be drawn. While one is being written the next ones
 * wait together, so typing is never behind by more than one write.
 */
export class Rehearsing extends EventTarget {
  #store;
  #clock = new SteadyClock();
  #tab;
  #isWriting = false;
  #isStale = false; // was it changed since the last write began?

  /** @type {import("./run.mjs").Run|null} */
  run = null;

  /** @param {import("./store.mjs").Store} store */
  constructor(store) {
    super();
    this.#store = store;
    this.#tab = new OneTab(store, () => this.#lost());
  }

  get now() {
    return this.#clock.now;
  }

  isElsewhere() {
    return this.#tab.isElsewhere();
  }

  /** A new run. @returns {Promise<boolean>} false: another tab has one */
  async begin(wish, { packet, sessions }, byForce = false) {
    if (!(await this.#tab.take(byForce))) return false;
    const [seed] = crypto.getRandomValues(new Uint32Array(1));
    this.#clock = new SteadyClock();
    this.run = newRun(wish, packet, sessions, new Date(this.now), seed);
    this.#store.persist();
    this.#keep();
    return true;
  }

  /** Go on with a kept run. */
  async resume(id, byForce = false) {
    if (!(await this.#tab.take(byForce))) return false;
    const kept = await this.#store.get("runs", id);
    if (!isRun(kept)) {
      this.#tab.release();
      return false;
    }
    this.#clock = new SteadyClock();
    this.run = upToDate(kept);
    this.act("rejoin");
    return true;
  }

  /** @param {string} type see `step` in lib/run.mjs */
  act(type, more = {}) {
    if (!this.run || !this.#tab.isHeld) return;
    const after = step(this.run, { type, ...more }, this.now);
    if (after === this.run) return;
    this.run = after;
    this.#keep();
    this.dispatchEvent(new Event("change"));
  }

  /** The page goes away: from here on only the wall clock is left to go by. */
  leave() {
    const { now } = this;
    const wall = this.#clock.leave();
    if (!this.run || !this.#tab.isHeld) return;
    this.run = step(this.run, { type: "leave", wall }, now);
    this.#store.put("runs", this.run); // at once: there may be no later
  }

  comeBack() {
    this.#clock.comeBack();
  }

  /** Nothing of this run is shown any more. */
  close() {
    this.leave();
    this.run = null;
    this.#tab.release();
  }

  /** Nobody wants this run any more, nor what was recorded of it: the open one, or a kept one. */
  async discard(id = this.run.id) {
    if (id === this.run?.id) this.run = null;
    await Promise.all([this.#store.delete("runs", id), removeRecordingsOf(id)]);
  }

  async #keep() {
    this.#isStale = true;
    if (this.#isWriting) return;
    this.#isWriting = true;
    await turn(); // a run is copied to be written, and a slow phone needs 5 ms for it
    while (this.#isStale && this.run) {
      this.#isStale = false;
      await this.#store.put("runs", this.run);
    }
    this.#isWriting = false;
  }

  #lost() {
    this.run = null;
    this.dispatchEvent(new Event("lost"));
  }
}
