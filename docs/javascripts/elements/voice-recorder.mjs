// <voice-recorder run-id="" phase="" mode="">: keeps what is said, as sound or as text; off until chosen.
import { RecordingSession } from "../lib/recording-session.mjs";
import { RecordingList } from "./recording-list.mjs";
import { RecorderAttributes } from "./voice-recorder-attributes.mjs";
import { RecorderView } from "./voice-recorder-view.mjs";

/**
 * `data-state` tells what it does: off, asking, recording, paused, stopped, refused, failed, full.
 *
 * Events bubble. `recorder:start` tells `{id, mode, run, phase}`; `recorder:chunk` `{id, n, seconds,
 * bytes}` for each second that is in the store; `recorder:stop` `{id, seconds, reason}` when all is,
 * with an empty reason where somebody stopped it; `recorder:error` `{reason}`, before that or alone;
 * `recorder:transcript` `{text, final}`: words that are not final come again.
 */
export class VoiceRecorder extends RecorderAttributes {
  #session = new RecordingSession(() => this.#show(), (name, detail) => this.#tell(name, detail));
  #list = new RecordingList((text) => this.#view.announce(text));
  #view = null;
  #connection = null;
  #tick = 0;

  /** @returns {import("../lib/recording-words.mjs").State} */
  get state() {
    return this.#session.state;
  }

  /** Seconds of what is under way, or of the last one, without pauses. */
  get seconds() {
    return this.#session.seconds;
  }

  connectedCallback() {
    if (this.#connection) return; // moved within the page: goes on as it was
    this.upgradeProperties();
    this.#view ??= new RecorderView(this, this.#list.node);
    this.#connection = new AbortController();
    this.#listen(this.#connection.signal);
    if (!this.modes.length) this.#session.refuse("unsupported");
    this.attributeChangedCallback();
  }

  disconnectedCallback() {
    queueMicrotask(() => this.isConnected || this.#disconnect());
  }

  attributeChangedCallback() {
    this.#show();
    this.#showList();
  }

  /** What comes next is of this run and phase. @returns {Promise<boolean>} whether it listens now */
  async start() {
    if (!this.#connection || !this.modes.length) return false;
    this.#list.settle();
    const language = this.closest("[lang]")?.lang || navigator.language;
    return this.#session.start({ mode: this.mode, run: this.runId, phase: this.phase, language });
  }

  /** @returns {Promise<void>} when all that was said is stored */
  stop() {
    return this.#session.stop();
  }

  pause() {
    this.#session.pause();
  }

  resume() {
    this.#session.resume();
  }

  /** A place to come back to. @returns {number|null} its second, or null when nothing is under way */
  mark(label) {
    return this.#session.mark(label);
  }

  /** The state now, and again when the next second begins. */
  #show() {
    clearTimeout(this.#tick);
    if (!this.#connection) return;
    const { state, reason, isTaken, seconds } = this.#session;
    this.#view.show({ state, reason, isTaken, seconds, mode: this.mode, modes: this.modes });
    if (state === "recording") this.#tick = setTimeout(() => this.#show(), 1000 - ((seconds * 1000) % 1000));
  }

  #showList() {
    if (this.#connection) this.#list.show(this.runId);
  }

  #tell(name, detail) {
    if (name === "transcript") this.#view.hear(detail.text);
    if (name === "stop") this.#showList();
    this.dispatchEvent(new CustomEvent(`recorder:${name}`, { bubbles: true, detail }));
  }

  #listen(signal) {
    this.#list.listen(signal);
    this.#view.listen((act) => this[act](), (mode) => (this.mode = mode), signal);
    window.addEventListener("pagehide", () => this.stop(), { signal });
    document.addEventListener("visibilitychange", () => document.hidden || this.attributeChangedCallback(), { signal });
  }

  #disconnect() {
    this.#connection?.abort();
    this.#connection = null;
    clearTimeout(this.#tick);
    this.#session.stop();
    this.#list.close();
  }
}
