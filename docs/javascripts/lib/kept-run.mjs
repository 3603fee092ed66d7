// A run that outlives its page: the countdown and what the browser keeps of it.
import { Countdown, freshRun, isRun } from "./countdown.mjs";
import { Kept } from "./kept-state.mjs";

const ABANDONED = 12 * 60 * 60 * 1000; // nobody waits for a rehearsal left so long ago

/**
 * Two tabs that show one timer show one run. An act (start, pause, lap, finish, reset) is written at
 * once and the last one wins; the other tab follows. Leaving a page writes too, so that the run can
 * go on from there, but never over an act of another tab: that one is followed first. A run in sight is
 * never taken for abandoned, however long ago it was written. What could not be written lives in
 * memory, and follows nobody.
 */
export class KeptRun {
  #run = new Countdown();
  #kept;
  #isRefused = false;
  #thrownAway = null; // what a reset discarded

  /** @param {string} name */
  constructor(name) {
    this.#kept = new Kept(name);
  }

  get key() {
    return this.#kept.key;
  }

  get elapsed() {
    return this.#run.elapsed;
  }

  get activity() {
    return this.#run.activity;
  }

  get laps() {
    return this.#run.laps;
  }

  get canUndo() {
    return this.#thrownAway !== null;
  }

  /** @param {"start"|"pause"|"lap"|"finish"|"reset"} name */
  act(name) {
    this.#thrownAway = name === "reset" ? this.#run.toJSON() : null;
    this.#run[name]();
    this.#write();
  }

  undoReset() {
    this.#run.takeBack(this.#thrownAway);
    this.#thrownAway = null;
    this.#write();
  }

  leave() {
    if (this.#kept.read()?.turn !== this.#run.turn) this.follow();
    this.#run.leave();
    this.#write();
  }

  /** @returns {number} the milliseconds that were known before the page was away */
  comeBack() {
    const { known } = this.#run;
    const followed = this.follow();
    this.#run.comeBack();
    return followed?.spent ?? known;
  }

  /** Take over what another tab, or this page in an earlier life, has done. */
  follow() {
    if (this.#isRefused) return null;
    const kept = this.#kept.read();
    const isLive = isRun(kept) && Math.abs(Date.now() - kept.since) < ABANDONED;
    const theirs = isLive ? kept : freshRun();
    if (theirs.turn === this.#run.turn) return null;
    this.#thrownAway = null;
    this.#run.adopt(theirs);
    return theirs;
  }

  #write() {
    if (this.activity === "ready") this.#kept.forget();
    else this.#isRefused = !this.#kept.write(this.#run.toJSON());
  }
}
