// <practice-timer limit="60" from="" to="" label="">: a countdown for somebody who stands and speaks.
import { toTenths } from "../lib/countdown.mjs";
import { Cues } from "../lib/cues.mjs";
import { faceOf } from "../lib/face.mjs";
import { KeptRun } from "../lib/kept-run.mjs";
import { momentBetween } from "../lib/phases.mjs";
import { preferences } from "../lib/preferences.mjs";
import { clock, planWords, spoken } from "../lib/time-words.mjs";
import { WakeLock } from "../lib/wake-lock.mjs";
import { mark } from "./nodes.mjs";
import { followPageLife } from "./page-life.mjs";
import { TimerAttributes } from "./timer-attributes.mjs";
import { listenForActs } from "./timer-acts.mjs";
import { TimerView } from "./timer-view.mjs";

/**
 * Its attributes are in timer-attributes.mjs; what two tabs do with one run, in kept-run.mjs.
 *
 * Events bubble, and tell `detail.seconds`: the seconds spoken, to a tenth. (What the face shows and
 * a session file takes are the whole ones, rounded down.) `practice:start` also comes after a pause;
 * `practice:lap` also tells `lap`, its number from 1, and `lapSeconds`; then there are
 * `practice:pause` and `practice:finish`.
 */
export class PracticeTimer extends TimerAttributes {
  #run = null;
  #view = null;
  #cues = new Cues();
  #wakeLock = new WakeLock();
  #connection = null;
  #tick = 0;
  #heard = 0; // seconds up to which the moments were told
  #missed = false; // did the limit pass while the page was away?

  /** Seconds spoken so far, to a tenth. */
  get seconds() {
    return toTenths(this.#run?.elapsed ?? 0);
  }

  /** @returns {"ready"|"running"|"paused"|"finished"} */
  get activity() {
    return this.#run?.activity ?? "ready";
  }

  connectedCallback() {
    if (this.#connection) return; // moved within the page: goes on as it was
    this.upgradeProperties();
    this.#run ??= new KeptRun(runName(this));
    this.#view ??= new TimerView(this, this.#paperText());
    this.#connection = new AbortController();
    this.#listen(this.#connection.signal);
    this.#showPlan();
    this.#comeBack();
  }

  disconnectedCallback() {
    queueMicrotask(() => this.isConnected || this.#disconnect());
  }

  attributeChangedCallback() {
    if (this.#connection) this.#showPlan();
  }

  /** Start, or go on after a pause. */
  start() {
    if (this.activity === "running") return;
    const isNew = this.activity !== "paused";
    if (isNew) this.#heard = 0;
    this.#cues.prepare();
    this.#act("start", isNew ? `Started. ${planWords(this)}.` : "Goes on.");
  }

  pause() {
    if (this.activity === "running") this.#act("pause", "Paused.");
  }

  lap() {
    if (this.activity !== "running") return;
    this.#run.act("lap");
    const [end, begin = 0] = this.#run.laps.toReversed();
    const detail = { seconds: toTenths(end), lap: this.#run.laps.length, lapSeconds: toTenths(end - begin) };
    this.#changed(`Lap ${detail.lap}: ${clock(Math.floor(detail.lapSeconds))}.`);
    this.#tell("lap", detail);
  }

  finish() {
    if (this.activity === "ready" || this.activity === "finished") return;
    this.#act("finish");
    this.#view.announce(`Finished after ${spoken(Math.floor(this.seconds))}.`);
  }

  reset() {
    if (this.activity === "ready") return;
    this.#run.act("reset");
    this.#changed("Reset.");
  }

  /** As though the last reset had never been pressed. */
  undoReset() {
    if (!this.#run.canUndo) return;
    this.#run.undoReset();
    this.#heard = this.#run.elapsed / 1000;
    this.#changed("Goes on.");
  }

  #act(name, words) {
    this.#run.act(name);
    this.#changed(words);
    this.#tell(name, { seconds: this.seconds });
  }

  #tell(name, detail) {
    this.dispatchEvent(new CustomEvent(`practice:${name}`, { bubbles: true, detail }));
  }

  /** Somebody acted, here or in another tab. */
  #changed(words) {
    this.#missed = false;
    if (words) this.#view.announce(words);
    this.#attend();
  }

  /** Hold what a run needs, and let go of what it does not. */
  #attend() {
    if (this.activity === "running") this.#wakeLock.hold();
    else this.#wakeLock.release();
    if (["ready", "finished"].includes(this.activity)) this.#cues.close();
    this.#refresh();
  }

  /** Show the time, tell its moment, and come again when the next second begins. */
  #refresh() {
    clearTimeout(this.#tick);
    const isRunning = this.activity === "running";
    if (isRunning) this.#hear();
    this.#view.show(faceOf(this.#run, this, { missed: this.#missed, canUndo: this.#run.canUndo }));
    if (isRunning) this.#tick = setTimeout(() => this.#refresh(), 1000 - (this.#run.elapsed % 1000));
  }

  #hear() {
    const now = this.#run.elapsed / 1000;
    const moment = momentBetween(this.#heard, now, this);
    this.#heard = now;
    if (!moment) return;
    this.#view.announce(moment.say);
    if (moment.cue) this.#cues.give(moment.cue);
  }

  #showPlan() {
    mark(this, "role", "group");
    mark(this, "aria-label", `${this.label || "Timer"}, ${planWords(this)}`);
    this.#view.showPlan(this, this.label);
    this.#view.showWishes(preferences);
    this.#refresh();
  }

  #comeBack() {
    const known = this.#run.comeBack() / 1000;
    const now = this.#run.elapsed / 1000;
    const isNews = this.activity === "running" && known < this.limit && now >= this.limit;
    this.#missed ||= isNews;
    this.#heard = now;
    this.#cues.wake();
    this.#attend();
    if (isNews) this.#view.announce(`Time. Ended ${spoken(Math.floor(now - this.limit))} ago.`);
  }

  #follow() {
    if (!this.#run.follow()) return;
    this.#heard = this.#run.elapsed / 1000;
    this.#changed();
  }

  #disconnect() {
    this.#connection?.abort();
    this.#connection = null;
    clearTimeout(this.#tick);
    this.#wakeLock.release();
    this.#cues.close();
    this.#run.leave();
  }

  #listen(signal) {
    listenForActs(this, (act) => this.#do(act), signal);
    followPageLife({ leave: () => this.#run.leave(), comeBack: () => this.#comeBack() }, signal);
    window.addEventListener("storage", ({ key }) => key === this.#run.key && this.#follow(), { signal });
    preferences.addEventListener("change", () => this.#view.showWishes(preferences), { signal });
  }

  /** @param {import("./timer-acts.mjs").Act} act */
  #do(act) {
    if (act === "sound" || act === "vibration") this.#wish(act);
    else if (act === "toggle") this.activity === "running" ? this.pause() : this.start();
    else this[act]();
  }

  async #wish(name) {
    preferences.toggle(name);
    if (!preferences.wants(name)) return;
    await this.#cues.prepare();
    this.#cues.try(name);
  }

  #paperText() {
    return (this.querySelector(".timer-paper") ?? this).textContent.trim() || planWords(this);
  }
}

/** The page and the plan name a run; twins on one page are numbered. */
function runName(timer) {
  const plan = ({ label, from, limit }) => [label, from ?? 0, limit].join(".");
  const alike = [...document.querySelectorAll(timer.localName)].filter((other) => plan(other) === plan(timer));
  return `timer.${location.pathname}.${plan(timer)}.${alike.indexOf(timer)}`;
}
