// Plays one recording: a native <audio>, with a slider that knows the length when the file does not.
import { position } from "../lib/recording-words.mjs";
import { icon, showIcon } from "./recording-icon.mjs";
import { mark, node, write } from "./nodes.mjs";

export class RecordingPlayer {
  #length; // seconds
  #audio;
  #icon = icon("play");
  #play = node("button", { type: "button", class: "recorder-play", "aria-label": "Play" }, this.#icon);
  #slider;
  #time = node("span", { class: "recorder-position" });
  node;

  /** @param {import("../lib/recordings.mjs").Facts} facts @param {string} url  the sound's */
  constructor({ ms }, url, signal) {
    this.#length = ms / 1000;
    this.#audio = node("audio", { src: url, preload: "auto" });
    this.#slider = node("input", { type: "range", min: 0, step: 0.1, value: 0, "aria-label": "Position" });
    this.node = node("div", { class: "recorder-player" }, this.#audio, this.#play, this.#slider, this.#time);
    const on = (target, type, listener) => target.addEventListener(type, listener, { signal });
    on(this.#play, "click", () => (this.#audio.paused ? this.#start() : this.#audio.pause()));
    on(this.#slider, "input", () => this.#seek(Number(this.#slider.value)));
    on(this.#audio, "error", () => write(this.#time, "Cannot be played here."));
    for (const type of ["timeupdate", "play", "pause", "ended", "durationchange"]) {
      on(this.#audio, type, () => this.#show());
    }
    this.#show();
  }

  /** Play from a mark. */
  playFrom(seconds) {
    this.#seek(seconds);
    this.#start();
  }

  close() {
    this.#audio.pause();
    this.#audio.removeAttribute("src");
    this.#audio.load(); // lets go of the file
  }

  #start() {
    this.#audio.play().catch(() => {}); // paused or closed before it began
  }

  #seek(seconds) {
    this.#audio.currentTime = seconds;
    this.#show();
  }

  #show() {
    const { currentTime, duration, ended, paused } = this.#audio;
    const length = Number.isFinite(duration) ? duration : this.#length;
    const at = ended ? length : Math.min(currentTime, length);
    mark(this.#slider, "max", length.toFixed(1));
    this.#slider.value = at;
    mark(this.#slider, "aria-valuetext", position(at, length));
    write(this.#time, position(at, length));
    showIcon(this.#icon, paused ? "play" : "paused");
    mark(this.#play, "aria-label", paused ? "Play" : "Pause");
  }
}
