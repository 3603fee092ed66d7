// What a timer looks like: builds its nodes once, then shows faces.
import { icon, showIcon, svg } from "./icon.mjs";
import { mark, node, write } from "./nodes.mjs";

const WIDTH = 1000; // of the bar, in its own units
const MAIN_ICON = { ready: "start", running: "paused", paused: "start", finished: "again" };

export class TimerView {
  #host;
  #label = node("span", { class: "timer-label" });
  #icon = icon("ready");
  #word = node("span");
  #digits = node("span", { class: "timer-digits" });
  #unit = node("span", { class: "timer-unit" });
  #target = svg("rect", { class: "timer-target", height: 10 });
  #done = svg("rect", { class: "timer-done", height: 10 });
  #elapsed = node("span", { class: "timer-elapsed" });
  #aim = node("span");
  #note = node("p", { class: "timer-note" });
  #mainIcon = icon("start");
  #mainWord = node("span");
  #main = node("button", { type: "button", class: "timer-main", "data-act": "toggle" }, this.#mainIcon, this.#mainWord);
  #lap = act("lap", "Lap");
  #finish = act("finish", "Finish");
  #reset = act("reset", "Reset");
  #sound = wish("sound", "Sound");
  #vibration = wish("vibration", "Vibration");
  #laps = node("ol", { class: "timer-laps", "aria-label": "Laps" });
  #live = node("p", { class: "timer-live", role: "status" });

  /** @param {HTMLElement} host @param {string} paper what it reads without scripts, and in print */
  constructor(host, paper) {
    this.#host = host;
    const paperText = node("p", { class: "timer-paper" }, paper);
    const body = node("div", { class: "timer-body" }, this.#face(), this.#controls(), this.#laps);
    host.replaceChildren(paperText, body, this.#live);
  }

  /** @param {ReturnType<import("../lib/face.mjs").faceOf>} face */
  show(face) {
    mark(this.#host, "data-state", face.phase);
    mark(this.#host, "data-activity", face.activity);
    showIcon(this.#icon, face.icon);
    showIcon(this.#mainIcon, MAIN_ICON[face.activity]);
    write(this.#word, face.word);
    write(this.#digits, face.digits);
    mark(this.#digits, "data-long", face.digits.length > 5);
    write(this.#unit, face.unit);
    write(this.#elapsed, face.elapsed);
    write(this.#aim, face.aim);
    write(this.#note, face.note);
    write(this.#mainWord, face.main);
    write(this.#reset, face.canUndo ? "Undo reset" : "Reset");
    mark(this.#reset, "data-act", face.canUndo ? "undoReset" : "reset");
    mark(this.#done, "width", Math.round(face.done * WIDTH));
    for (const [name, button] of [["lap", this.#lap], ["finish", this.#finish], ["reset", this.#reset]]) {
      mark(button, "aria-disabled", !face.can[name]); // not `disabled`: that would drop the focus
    }
    this.#showLaps(face.laps);
  }

  /** What changes with the attributes, not with time. */
  showPlan({ limit, from }, label) {
    write(this.#label, label);
    mark(this.#target, "x", from ? Math.round((from / limit) * WIDTH) : 0);
    mark(this.#target, "width", from ? WIDTH - Math.round((from / limit) * WIDTH) : 0);
  }

  /** @param {import("../lib/preferences.mjs").preferences} preferences */
  showWishes(preferences) {
    mark(this.#sound, "aria-pressed", preferences.wants("sound"));
    mark(this.#vibration, "aria-pressed", preferences.wants("vibration"));
    this.#vibration.hidden = !("vibrate" in navigator);
  }

  /** Say it to a screen reader; the text itself is out of sight. */
  announce(text) {
    write(this.#live, text);
  }

  #face() {
    const word = node("span", { class: "timer-word" }, this.#icon, this.#word);
    const head = node("p", { class: "timer-head" }, this.#label, word);
    const quiet = { class: "timer-time", role: "timer", "aria-live": "off" };
    const time = node("p", quiet, this.#digits, " ", this.#unit);
    const sums = node("p", { class: "timer-sums" }, this.#elapsed, " ", this.#aim);
    return node("div", { class: "timer-face" }, head, time, this.#bar(), sums, this.#note);
  }

  #controls() {
    const acts = node("div", { class: "timer-acts" }, this.#lap, this.#finish, this.#reset);
    const wishes = node("div", { class: "timer-wishes" }, this.#sound, this.#vibration, keysHint());
    return node("div", { class: "timer-controls" }, this.#main, acts, wishes);
  }

  #bar() {
    const track = svg("rect", { class: "timer-track", width: WIDTH, height: 10 });
    const box = { class: "timer-bar", viewBox: `0 0 ${WIDTH} 10`, preserveAspectRatio: "none", "aria-hidden": "true" };
    return svg("svg", box, track, this.#target, this.#done);
  }

  /** The newest on top, where the eye is. */
  #showLaps(lengths) {
    const rows = this.#laps.children;
    while (rows.length > lengths.length) rows[0].remove();
    while (rows.length < lengths.length) this.#laps.prepend(lapRow(rows.length + 1));
    lengths.forEach((length, i) => write(rows[lengths.length - 1 - i].lastChild, length));
  }
}

const act = (name, word) => node("button", { type: "button", "data-act": name }, word);

const wish = (name, word) => node("button", { type: "button", "data-act": name, class: "timer-wish" }, icon(name), word);

const lapRow = (number) => node("li", {}, node("span", {}, `Lap ${number}`), " ", node("span", { class: "timer-lap" }));

function keysHint() {
  const keys = [["Space", "start or pause"], ["L", "lap"], ["R", "reset"]];
  const parts = keys.flatMap(([key, does]) => [node("kbd", {}, key), ` ${does} `]);
  return node("p", { class: "timer-keys" }, ...parts);
}
