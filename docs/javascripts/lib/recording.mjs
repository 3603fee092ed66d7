// One recording under way: from the microphone into the store, a second at a time. No DOM.
import { Countdown, toTenths } from "./countdown.mjs";
import { wantedType } from "./recording-format.mjs";
import { holdAsLive, keepChunk, keepFacts } from "./recordings.mjs";
import { reasonOf } from "./recording-words.mjs";

const SLICE = 1000; // milliseconds: the most that a crash can cost
const BITS = 48_000; // a second: plenty for a voice, 360 KB a minute

export const canRecord = () => Boolean(navigator.mediaDevices?.getUserMedia && globalThis.MediaRecorder);

/** Ask for the microphone; somebody who no longer wants it holds nothing. */
export async function openMicrophone(signal) {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
  if (signal.aborted) silence(stream);
  return stream;
}

function silence(stream) {
  for (const track of stream.getTracks()) track.stop();
}

/**
 * Listens from its making until `stop()`. Its ears hear `began()`, `chunk(detail)` when a second is
 * safe in the store, `taken(isTaken)` when something else has the microphone for a while, and
 * `failed(reason)` when it cannot go on: it is still to be stopped then.
 */
export class Recording {
  #clock = new Countdown();
  #connection = new AbortController();
  #ears;
  #stream;
  #recorder;
  #stopped;
  #ending = null;
  #facts;
  #count = 0;
  #writing = Promise.resolve(); // one after the other, so that the facts never go backwards
  #isRefused = false; // by the store

  /** @param {MediaStream} stream  @param {{run: string, phase: string}} about */
  constructor(stream, about, ears) {
    this.#stream = stream;
    this.#ears = ears;
    try {
      this.#recorder = new MediaRecorder(stream, { mimeType: wantedType(), audioBitsPerSecond: BITS });
      this.#listen(stream.getAudioTracks()[0]);
      this.#recorder.start(SLICE);
    } catch (error) {
      silence(stream);
      throw error;
    }
    const id = crypto.randomUUID();
    this.#facts = { id, ...about, type: "", started: Date.now(), ms: 0, bytes: 0, marks: [], isWhole: false };
    this.letGo = holdAsLive(id);
  }

  get id() {
    return this.#facts.id;
  }

  get seconds() {
    return toTenths(this.#clock.elapsed);
  }

  pause() {
    if (this.#recorder.state === "recording") this.#recorder.pause();
    this.#clock.pause();
  }

  resume() {
    if (this.#recorder.state === "paused") this.#recorder.resume();
    this.#clock.start();
  }

  /** @returns {number} the second at which the label now stands */
  mark(label) {
    const at = this.seconds;
    this.#facts.marks.push({ at, label: String(label) });
    if (this.#facts.bytes) this.#write(() => keepFacts(this.#facts));
    return at;
  }

  /** @returns {Promise<void>} when all that was said is in the store */
  stop() {
    return (this.#ending ??= this.#stop());
  }

  async #stop() {
    if (this.#clock.activity === "running") this.#clock.pause();
    if (this.#recorder.state !== "inactive") this.#recorder.stop();
    silence(this.#stream);
    await this.#stopped;
    this.#connection.abort();
    if (this.#count) this.#write(() => keepFacts({ ...this.#facts, ms: this.#clock.elapsed, isWhole: true }));
    await this.#writing;
    this.letGo();
  }

  #listen(track) {
    const on = (target, type, listener) =>
      target.addEventListener(type, listener, { signal: this.#connection.signal });
    this.#stopped = new Promise((stopped) => on(this.#recorder, "stop", stopped));
    on(this.#recorder, "start", () => this.#began(track));
    on(this.#recorder, "dataavailable", ({ data }) => this.#take(data));
    on(this.#recorder, "error", () => this.#ears.failed("broken"));
    on(track, "ended", () => this.#ears.failed("ended"));
    on(track, "mute", () => this.#ears.taken(true));
    on(track, "unmute", () => this.#ears.taken(false));
  }

  #began(track) {
    this.#facts.type = this.#recorder.mimeType;
    this.#clock.start();
    this.#ears.began();
    if (track.muted) this.#ears.taken(true);
  }

  #take(blob) {
    if (!blob.size) return;
    const n = this.#count++;
    const ms = this.#clock.elapsed;
    this.#write(async () => {
      const bytes = await blob.arrayBuffer();
      const facts = { ...this.#facts, ms, bytes: this.#facts.bytes + bytes.byteLength };
      await keepChunk({ recording: this.id, n, ms, bytes }, facts);
      this.#facts = facts;
      this.#ears.chunk({ n, seconds: toTenths(ms), bytes: bytes.byteLength });
    });
  }

  /** What the store refuses once is over: a gap in the middle would make the rest unreadable. */
  #write(act) {
    const refuse = (error) => {
      this.#isRefused = true;
      this.#ears.failed(reasonOf(error) === "full" ? "full" : "storage");
    };
    this.#writing = this.#writing.then(() => this.#isRefused || act()).catch(refuse);
  }
}
