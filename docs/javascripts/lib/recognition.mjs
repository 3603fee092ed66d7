// A live transcript by the browser's own recogniser, instead of a recording. No DOM.
import { Countdown, toTenths } from "./countdown.mjs";

const Recogniser = globalThis.SpeechRecognition ?? globalThis.webkitSpeechRecognition;
const REASONS = {
  "not-allowed": "denied",
  "service-not-allowed": "denied",
  "audio-capture": "none",
  network: "network",
  "language-not-supported": "language",
};
const MOST_VAIN_STARTS = 5;

export const canTranscribe = () => Boolean(Recogniser);

/**
 * Recognisers stop by themselves after each silence: this one is started again until it is told to
 * stop. `began()` comes whenever it starts to listen, `heard(text, isFinal)` with what was
 * understood, `failed(reason)` when it cannot go on.
 */
export class Transcript {
  #clock = new Countdown();
  #ears;
  #recogniser = new Recogniser();
  #connection = new AbortController();
  #isWanted = false;
  #isListening = false;
  #unsure = ""; // understood, but not for certain yet
  #vainStarts = 0; // in a row, without a word: some recognisers end as soon as they begin

  /** @param {string} language such as "en" */
  constructor(language, ears) {
    this.#ears = ears;
    this.#recogniser.lang = language;
    this.#recogniser.interimResults = true;
    this.#recogniser.continuous = !/Android/.test(navigator.userAgent); // there it repeats itself
    this.#on("start", () => this.#began());
    this.#on("result", (event) => this.#understand(event));
    this.#on("error", ({ error }) => REASONS[error] && this.#ears.failed(REASONS[error]));
    this.#on("end", () => this.#ended());
    this.resume();
  }

  get seconds() {
    return toTenths(this.#clock.elapsed);
  }

  pause() {
    this.#isWanted = false;
    this.#clock.pause();
    this.#recogniser.stop();
  }

  resume() {
    this.#isWanted = true;
    this.#vainStarts = 0;
    this.#start();
  }

  /** The last words still come; then nothing more does. */
  async stop() {
    const isOver = new Promise((over) => this.#on("end", over));
    this.pause();
    if (this.#isListening) await isOver;
    this.#connection.abort();
  }

  #on(type, listener) {
    this.#recogniser.addEventListener(type, listener, { signal: this.#connection.signal });
  }

  #began() {
    this.#isListening = true;
    if (this.#clock.activity !== "running") this.#clock.start();
    this.#ears.began();
  }

  #understand({ results, resultIndex }) {
    this.#vainStarts = 0;
    const news = [...results].slice(resultIndex);
    for (const result of news) this.#ears.heard(result[0].transcript.trim(), result.isFinal);
    this.#unsure = news.filter(({ isFinal }) => !isFinal).map(([best]) => best.transcript.trim()).join(" ");
  }

  #ended() {
    this.#isListening = false;
    if (this.#unsure) this.#ears.heard(this.#unsure, true);
    this.#unsure = "";
    if (!this.#isWanted) return;
    if (++this.#vainStarts > MOST_VAIN_STARTS) this.#ears.failed("deaf");
    else this.#start();
  }

  #start() {
    try {
      this.#recogniser.start();
    } catch {
      // it has not ended yet: its end starts it again
    }
  }
}
