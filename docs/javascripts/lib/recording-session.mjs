// What one recorder is doing: asking, recording or transcribing, pausing, failing. No DOM.
import { Transcript } from "./recognition.mjs";
import { canRecord, openMicrophone, Recording } from "./recording.mjs";
import { reasonOf, stateAfter } from "./recording-words.mjs";
import { prepareRecordings } from "./recordings.mjs";

/** @typedef {{mode: "recording"|"transcript", run: string, phase: string, language: string}} Wish */

export class RecordingSession {
  state = "off"; // a State of recording-words.mjs
  reason = ""; // why it refused, failed, or is full
  isTaken = false; // something else has the microphone: it goes on by itself
  #seconds = 0; // of the last one
  #source = null; // a Recording or a Transcript
  #asking = null; // aborted when nobody waits for the microphone any longer
  #answer = () => {};
  #ending = Promise.resolve();
  #changed;
  #tell;

  /** @param {() => void} changed  @param {(event: string, detail: object) => void} tell */
  constructor(changed, tell) {
    this.#changed = changed;
    this.#tell = tell;
  }

  /** Seconds of what is under way, or of the last one, without pauses. */
  get seconds() {
    return this.#source?.seconds ?? this.#seconds;
  }

  /** This browser can do nothing here. */
  refuse(reason) {
    this.#become(stateAfter(reason), { reason });
  }

  /** @param {Wish} wish @returns {Promise<boolean>} whether it listens now */
  async start(wish) {
    if (this.state === "paused") this.resume();
    if (this.#asking || this.#source) return this.state === "recording";
    const asking = (this.#asking = new AbortController());
    const answer = new Promise((resolve) => (this.#answer = resolve));
    this.#seconds = 0;
    this.#become("asking");
    this.#open(wish, asking.signal).catch((error) => asking.signal.aborted || this.#fail(error));
    return answer;
  }

  /** @returns {Promise<void>} when all that was said is stored */
  stop() {
    if (this.#source) this.#end("");
    else if (this.#asking) this.#become("off");
    return this.#ending;
  }

  pause() {
    if (this.state !== "recording") return;
    this.#source.pause();
    this.#become("paused");
  }

  resume() {
    if (this.state !== "paused") return;
    this.#source.resume();
    this.#become("recording");
  }

  /** @returns {number|null} the second at which the label now stands, if sound is being recorded */
  mark(label) {
    return this.#source?.mark?.(label) ?? null; // a transcript keeps no sound to come back to;
  }

  async #open(wish, signal) {
    await this.#ending; // of the one before
    const source = wish.mode === "transcript" ? this.#transcript(wish) : await this.#recording(wish, signal);
    if (signal.aborted) source?.stop();
    else this.#source = source;
  }

  #transcript({ language, ...about }) {
    const heard = (text, final) => this.#tell("transcript", { text, final });
    return new Transcript(language, { heard, ...this.#ears(about) });
  }

  async #recording({ mode, run, phase }, signal) {
    if (!canRecord()) throw new DOMException("", "NotSupportedError");
    await prepareRecordings();
    const stream = await openMicrophone(signal);
    if (signal.aborted) return null;
    const chunk = (detail) => this.#tell("chunk", detail);
    return new Recording(stream, { run, phase }, { chunk, ...this.#ears({ mode, run, phase }) });
  }

  #ears(about) {
    return {
      began: () => this.state === "asking" && this.#begin(about),
      taken: (isTaken) => this.#take(isTaken),
      failed: (reason) => this.#fail({ reason }),
    };
  }

  #begin(about) {
    this.#tell("start", { id: this.#source.id, ...about });
    this.#become("recording");
  }

  #take(isTaken) {
    if (isTaken === (this.state === "paused")) return; // somebody paused it, or went on, by hand
    if (isTaken) this.#source?.pause();
    else if (this.isTaken) this.#source?.resume();
    else return;
    this.#become(isTaken ? "paused" : "recording", { isTaken });
  }

  /** The first reason counts: what follows from it tells nothing new. */
  #fail(error) {
    if (this.reason) return;
    const reason = error.reason ?? reasonOf(error);
    this.#tell("error", { reason });
    if (this.#source) this.#end(reason);
    else this.refuse(reason);
  }

  #end(reason) {
    const source = this.#source;
    this.#source = null;
    const seconds = (this.#seconds = source.seconds);
    this.#become(stateAfter(reason), { reason });
    this.#ending = source.stop().then(() => {
      this.#tell("stop", { id: source.id, seconds, reason: this.reason });
    });
  }

  #become(state, { reason = "", isTaken = false } = {}) {
    Object.assign(this, { state, reason, isTaken });
    if (state !== "asking") {
      if (!this.#source) this.#asking?.abort();
      this.#asking = null;
      this.#answer(state === "recording" || state === "paused");
    }
    this.#changed();
  }
}
