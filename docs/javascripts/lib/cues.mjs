// A tone and a buzz at the moments that matter, for those who asked for them.
import { preferences } from "./preferences.mjs";

const CUES = {
  target: { tones: [660], buzz: [80] },
  near: { tones: [660, 660], buzz: [80, 80, 80] },
  limit: { tones: [880, 660, 440], buzz: [250, 100, 250] },
};
const TONE = 0.16; // seconds

/** One timer's voice. `prepare` belongs inside a tap: browsers let no sound start elsewhere. */
export class Cues {
  #audio = null;

  async prepare() {
    if (!preferences.wants("sound") || !globalThis.AudioContext) return;
    this.#audio ??= new AudioContext();
    await this.wake();
  }

  /** A call or a locked screen interrupts the sound; ask for it back. */
  async wake() {
    if (this.#audio && this.#audio.state !== "running") await this.#audio.resume().catch(() => {});
  }

  /** @param {keyof CUES} name */
  give(name) {
    if (preferences.wants("sound")) this.#sound(CUES[name].tones);
    if (preferences.wants("vibration")) this.#buzz(CUES[name].buzz);
  }

  /** What was just switched on: this is what it is like. */
  try(wish) {
    if (wish === "sound") this.#sound(CUES.target.tones);
    else this.#buzz(CUES.target.buzz);
  }

  close() {
    this.#audio?.close().catch(() => {});
    this.#audio = null;
  }

  #buzz(pattern) {
    // before the first tap on a page a browser refuses to vibrate, and complains
    if (navigator.userActivation?.hasBeenActive) navigator.vibrate?.(pattern);
  }

  #sound(tones) {
    if (this.#audio?.state === "running") tones.forEach((pitch, i) => this.#play(pitch, i * TONE * 1.4));
  }

  #play(pitch, delay) {
    const from = this.#audio.currentTime + delay;
    const tone = new OscillatorNode(this.#audio, { frequency: pitch });
    const volume = new GainNode(this.#audio, { gain: 0 });
    volume.gain.setTargetAtTime(0.3, from, 0.01);
    volume.gain.setTargetAtTime(0, from + TONE * 0.6, 0.03);
    tone.connect(volume).connect(this.#audio.destination);
    tone.start(from);
    tone.stop(from + TONE * 2);
  }
}
