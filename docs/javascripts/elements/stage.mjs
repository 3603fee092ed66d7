// A plan of screens on stage: shows them, keeps their time, and lets go of everything when it is left.
import { Cues } from "../lib/cues.mjs";
import { momentBetween } from "../lib/phases.mjs";
import { spokenBy } from "../lib/run-clock.mjs";
import { clockOf } from "../lib/run.mjs";
import { planWords, spoken } from "../lib/time-words.mjs";
import { troubleWords } from "../lib/store-words.mjs";
import { turn } from "../lib/turn.mjs";
import { WakeLock } from "../lib/wake-lock.mjs";
import { followInAddress } from "./run-address.mjs";
import { deskOf } from "./run-desk.mjs";
import { RunFrame } from "./run-frame.mjs";
import { listenForKeys } from "./run-keys.mjs";

const WORDS = { start: "Started.", pause: "Paused.", again: "From the beginning." };

/**
 * @typedef {object} Kit  what one kind of run brings
 * @property {Object<string, Function>} screens  by their names in the plan, as in run-screens.mjs
 * @property {(run: object) => ReturnType<import("../lib/run-screen.mjs").screen>} screenOf
 * @property {(place: HTMLElement, desk: object) => object} [recorder]
 */

export class Stage {
  #kit;
  #rehearsing;
  #store;
  #leave;
  #frame;
  #recorder;
  #connection = new AbortController();
  #cues = new Cues();
  #wakeLock = new WakeLock();
  #made = null; // the screen that is shown
  #at = -1;
  #tick = 0;
  #heard = 0; // seconds up to which the moments were told

  /** @param {HTMLElement} host @param {() => void} leave @param {Kit} kit */
  constructor(host, rehearsing, store, leave, kit) {
    this.#kit = kit;
    this.#rehearsing = rehearsing;
    this.#store = store;
    this.#leave = leave;
    this.#frame = new RunFrame(host, { main: () => this.#main(), back: () => history.back(), leave });
    this.#recorder = kit.recorder?.(this.#frame.recorder, this.#desk(null)) ?? null;
    const { signal } = this.#connection;
    rehearsing.addEventListener("change", () => this.#changed(), { signal });
    store.addEventListener("trouble", () => this.refresh(), { signal });
    listenForKeys(host, { main: () => this.#frame.press(), pause: () => this.#act("pause") }, signal);
    this.#wakeLock.hold();
    this.#changed();
    this.comeBack();
  }

  /** The page is seen again, or this stage is new: what was missed is told once. */
  comeBack() {
    const { plan } = this.#kit.screenOf(this.#rehearsing.run);
    const now = this.#elapsed;
    const missed = this.#isRunning && this.#heard < plan.limit && now >= plan.limit;
    this.#heard = now;
    this.#wakeLock.hold();
    this.#cues.wake();
    this.refresh();
    if (missed) this.#frame.announce(`Time. Ended ${spoken(Math.floor(now - plan.limit))} ago.`);
  }

  /** Another screen by the address; an address that names none is put right. */
  goTo(at) {
    this.#rehearsing.act("go", { to: at });
    followInAddress(this.#rehearsing.run.at);
  }

  /** Its nodes were moved, which took the focus from them. */
  settle() {
    this.#frame.focus();
    this.#wakeLock.hold();
  }

  close() {
    clearTimeout(this.#tick);
    this.#connection.abort();
    this.#made?.exit?.();
    this.#recorder?.close();
    this.#cues.close();
    this.#wakeLock.release();
  }

  /** Show the time and all that changes; come again when the next second begins. */
  refresh() {
    if (!this.#rehearsing.run) return; // discarded
    clearTimeout(this.#tick);
    const { run, now } = this.#rehearsing;
    const shown = this.#kit.screenOf(run);
    if (this.#isRunning) this.#hear(shown.plan);
    for (const part of [...this.#made.parts, ...(this.#made.small ?? [])]) part.show?.(run, now);
    this.#frame.show({ where: shown.where, main: this.#made.main(run), trouble: troubleWords(this.#store.reason) });
    if (this.#isRunning) this.#tick = setTimeout(() => this.refresh(), 1000 - ((this.#elapsed * 1000) % 1000));
  }

  get #isRunning() {
    return clockOf(this.#rehearsing.run)?.activity === "running";
  }

  /** Seconds spoken on this screen. */
  get #elapsed() {
    const clock = clockOf(this.#rehearsing.run);
    return clock ? spokenBy(clock, this.#rehearsing.now) / 1000 : 0;
  }

  #changed() {
    const { run } = this.#rehearsing;
    const isOther = run.at !== this.#at;
    if (isOther) this.#enter(run.at);
    this.refresh();
    if (isOther) this.#settle(run.at);
  }

  #enter(at) {
    this.#made?.exit?.();
    this.#at = at;
    this.#heard = this.#elapsed;
    const shown = this.#kit.screenOf(this.#rehearsing.run);
    this.#made = this.#kit.screens[shown.name](this.#desk(shown));
    this.#frame.enter(shown, this.#made);
    this.#recorder?.enter(shown);
    this.#made.enter?.();
  }

  /**
   * The focus lays the screen out, and an entry in the history costs a slow phone as much again: each has
   * a turn of its own, so that no tap becomes one long task.
   */
  async #settle(at) {
    await turn();
    if (this.#connection.signal.aborted) return;
    this.#frame.settle();
    await turn();
    if (!this.#connection.signal.aborted) followInAddress(at);
  }

  #desk(shown) {
    const act = (type, more) => this.#act(type, more);
    return deskOf(this.#rehearsing, shown, { act, refresh: () => this.refresh(), leave: this.#leave });
  }

  #main() {
    const { does } = this.#made.main(this.#rehearsing.run);
    if (does === "leave") this.#leave();
    else this.#act(does);
  }

  #act(type, more) {
    if (type === "start") this.#cues.prepare();
    const { plan } = this.#kit.screenOf(this.#rehearsing.run);
    if (type === "again" || type === "start") this.#heard = this.#elapsed;
    this.#rehearsing.act(type, more);
    this.#recorder?.heard(type);
    if (type === "lap" || type === "unlap") this.#frame.announce(this.#whereNow());
    if (type in WORDS) this.#frame.announce(`${WORDS[type]}${type === "start" && !this.#heard ? ` ${planWords(plan)}.` : ""}`);
  }

  /** "Layer 2 of 11. Event loop. Pace: 20 s ahead": what the eyes see when a layer begins. */
  #whereNow() {
    const { run, now } = this.#rehearsing;
    return [this.#kit.screenOf(run).where, this.#made.told?.(run, now)].filter(Boolean).join(". ");
  }

  #hear(plan) {
    const now = this.#elapsed;
    const moment = momentBetween(this.#heard, now, plan);
    this.#heard = now;
    if (!moment) return;
    this.#frame.announce(moment.say);
    if (moment.cue) this.#cues.give(moment.cue);
  }
}
