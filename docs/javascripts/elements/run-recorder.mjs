// The place of a `<voice-recorder>` in a run, where the site has one. The run works without it.
import { layerAt, spokenName } from "../lib/run-screen.mjs";

const SAID = { pitch: "pitch.attempts", answers: "defence.answers", layers: "layers" };
const roundOf = (key) => (key?.startsWith("answers.") ? "defence" : key);

/**
 * One recorder serves the whole run: speaking screens show all of it, the others what was recorded so
 * far, to be replayed. It gets `runId`, `phase`
 * ("warmup", "pitch.0", "walkthrough", "layers.0", "defence", "pitch.1") and a mark at each start
 * and lap, which names the layer or the question. Somebody switches it on once; from then on it listens while the clock runs, waits while
 * it is paused, and begins anew in the next phase. What it understands goes into the notes.
 */
export class Recorder {
  #desk;
  #place;
  #connection = new AbortController();
  #element = null;
  #isWanted = false;
  #isStopping = false; // by the run, not by somebody
  #key = "";
  #turn = 0; // of entering screens

  /** @param {HTMLElement} place @param {{run: object, act: Function, write: Function}} desk */
  constructor(place, desk) {
    this.#place = place;
    this.#desk = desk;
    this.#load();
  }

  /** Another screen of the run. */
  async enter({ step: { key = "", round } }) {
    const turn = ++this.#turn;
    this.#place.toggleAttribute("data-replay", !key);
    if (!this.#element) return void (this.#key = key);
    const phase = roundOf(key);
    const isElsewhere = (key ? phase : round) !== this.#element.phase;
    if (key) Object.assign(this.#element, { runId: this.#desk.run.id, phase }); // at once: somebody may start
    if (isElsewhere) await this.#stop(); // what it understood last still goes to the screen before
    if (turn === this.#turn) this.#key = key;
  }

  /** What was done on this screen. */
  async heard(type) {
    const element = this.#element;
    if (!element) return;
    if (type === "pause" || type === "finish") element.pause();
    if (!["start", "lap", "unlap"].includes(type)) return;
    if (type === "start" && this.#isWanted) await (element.state === "paused" ? element.resume() : element.start());
    element.mark(spokenName(this.#desk.run));
  }

  close() {
    this.#connection.abort();
    this.#element?.remove();
    this.#element = null;
  }

  async #load() {
    const found = await import("./voice-recorder.mjs").catch(() => null);
    if (!found || this.#connection.signal.aborted) return;
    if (!customElements.get("voice-recorder")) customElements.define("voice-recorder", found.VoiceRecorder);
    this.#element = document.createElement("voice-recorder");
    this.#listen(this.#connection.signal);
    Object.assign(this.#element, { runId: this.#desk.run.id, phase: roundOf(this.#key) ?? "" });
    this.#place.append(this.#element);
  }

  async #stop() {
    this.#isStopping = true;
    await this.#element.stop();
    this.#isStopping = false;
  }

  #listen(signal) {
    const on = (type, listener) => this.#element.addEventListener(`recorder:${type}`, ({ detail }) => listener(detail), { signal });
    on("start", ({ id, phase }) => {
      this.#isWanted = true;
      if (id) this.#desk.act("record", { recording: { id, phase } }); // a transcript has none
    });
    on("stop", () => (this.#isWanted &&= this.#isStopping));
    on("transcript", ({ text, final }) => final && this.#note(text));
  }

  /** What the browser understood goes where notes would be typed. */
  #note(text) {
    const [place, n] = this.#key.split(".");
    if (place === "warmup" || !this.#key) return;
    const path = place === "walkthrough" ? `walkthrough.layers.${layerAt(this.#desk.run)}.said` : `${SAID[place]}.${n}.said`;
    const before = path.split(".").reduce((value, name) => value[name], this.#desk.run);
    this.#desk.write(path, [before, text.trim()].filter(Boolean).join(" "));
  }
}
