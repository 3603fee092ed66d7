// What a recorder looks like: builds its nodes once, then shows faces.
import { announcementOf, MAY_LEAVE, noteOf, ON_DEVICE, wordOf } from "../lib/recording-words.mjs";
import { clock } from "../lib/time-words.mjs";
import { icon, showIcon } from "./recording-icon.mjs";
import { mark, node, write } from "./nodes.mjs";

const ICONS = { off: "microphone", refused: "trouble", failed: "trouble", full: "trouble" };
const UNDER_WAY = ["recording", "paused"];
let made = 0; // radio buttons of one recorder share a name

/**
 * @typedef {object} Face
 * @property {import("../lib/recording-words.mjs").State} state
 * @property {"recording"|"transcript"} mode
 * @property {("recording"|"transcript")[]} modes  what this browser can do
 * @property {string} reason  what went wrong, or ""
 * @property {boolean} isTaken  has something else the microphone?
 * @property {number} seconds
 */
export class RecorderView {
  #host;
  #said = "";
  #icon = icon("microphone");
  #word = node("span", { class: "recorder-word" });
  #time = node("span", { class: "recorder-time", role: "timer", "aria-live": "off" });
  #note = node("p", { class: "recorder-note" });
  #heard = node("p", { class: "recorder-heard" });
  #modes = modeChoice(`recorder-mode-${++made}`);
  #main = node("button", { type: "button", class: "recorder-main" }, icon("microphone"), node("span"));
  #pause = node("button", { type: "button" }, icon("paused"), node("span"));
  #live = node("p", { class: "recorder-live", role: "status" });

  /** @param {HTMLElement} host @param {HTMLElement} list */
  constructor(host, list) {
    this.#host = host;
    const head = node("p", { class: "recorder-head" }, this.#icon, this.#word, " ", this.#time);
    const acts = node("div", { class: "recorder-acts" }, this.#main, this.#pause);
    const body = node("div", { class: "recorder-body" }, head, this.#note, this.#modes, this.#heard, acts);
    host.replaceChildren(body, list, this.#live);
  }

  /** @param {(act: "start"|"stop"|"pause"|"resume") => void} ask @param {(mode) => void} choose */
  listen(ask, choose, signal) {
    for (const button of [this.#main, this.#pause]) {
      button.addEventListener("click", () => ask(button.dataset.act), { signal });
    }
    this.#modes.addEventListener("change", ({ target }) => choose(target.value), { signal });
  }

  /** @param {Face} face */
  show(face) {
    const { state, mode, modes, reason } = face;
    const isUnderWay = UNDER_WAY.includes(state);
    mark(this.#host, "data-state", state);
    mark(this.#host, "data-mode", mode);
    showIcon(this.#icon, ICONS[state] ?? state);
    write(this.#word, wordOf(state, mode));
    write(this.#time, isUnderWay ? clock(Math.floor(face.seconds)) : "");
    write(this.#note, [noteOf(state, face), this.#where(face)].filter(Boolean).join(" "));
    this.#modes.hidden = modes.length < 2 || isUnderWay || state === "asking";
    for (const choice of this.#modes.querySelectorAll("input")) choice.checked = choice.value === mode;
    this.#showButtons(state, mode);
    this.#main.hidden = reason === "unsupported";
    if (!isUnderWay) this.hear("");
    this.#tell(face);
  }

  /** The newest words of a live transcript. */
  hear(text) {
    write(this.#heard, text);
  }

  announce(text) {
    write(this.#live, text);
  }

  /** Where it goes: said before it starts, and while it goes on. */
  #where({ state, mode, modes, reason }) {
    const isChoice = modes.length > 1 && !UNDER_WAY.includes(state) && state !== "asking"; // says it itself
    if (isChoice || reason) return "";
    return mode === "transcript" ? MAY_LEAVE : `Sound only. ${ON_DEVICE}`;
  }

  #showButtons(state, mode) {
    const isOn = UNDER_WAY.includes(state) || state === "asking";
    if (isOn) act(this.#main, "stop", "stop", state === "asking" ? "Cancel" : "Stop");
    else act(this.#main, "start", "microphone", startWord(state, mode));
    this.#pause.hidden = !UNDER_WAY.includes(state);
    if (state === "paused") act(this.#pause, "resume", "recording", "Go on");
    else act(this.#pause, "pause", "paused", "Pause");
  }

  /** A screen reader hears each change once. What a page shows on opening is no change. */
  #tell({ state, mode, reason, isTaken, seconds }) {
    const change = [state, mode, reason, isTaken].join();
    if (this.#said && change !== this.#said) {
      this.announce(announcementOf(state, { mode, reason, isTaken, seconds: Math.floor(seconds) }));
    }
    this.#said = change;
  }
}

function startWord(state, mode) {
  if (["refused", "failed"].includes(state)) return "Try again";
  if (mode === "transcript") return "Start transcript";
  return state === "off" ? "Record" : "Record again";
}

function act(button, name, shape, word) {
  mark(button, "data-act", name);
  showIcon(button.firstChild, shape);
  write(button.lastChild, word);
}

function modeChoice(name) {
  const choice = (value, word, where) =>
    node(
      "label",
      {},
      node("input", { type: "radio", name, value }),
      node("span", {}, node("strong", {}, word), " ", node("small", {}, where)),
    );
  return node(
    "fieldset",
    { class: "recorder-modes" },
    node("legend", {}, "While you speak, keep"),
    choice("recording", "Sound", ON_DEVICE),
    choice("transcript", "Live transcript", MAY_LEAVE),
  );
}
