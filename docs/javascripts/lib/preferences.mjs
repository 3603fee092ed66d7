// Sound and vibration: wished once, for every timer of the site. Both start off.
import { Kept } from "./kept-state.mjs";

class Preferences extends EventTarget {
  #kept = new Kept("practice-cues");
  #wished = { sound: false, vibration: false, ...this.#kept.read() };

  /** @param {"sound"|"vibration"} name */
  wants(name) {
    return this.#wished[name] === true;
  }

  toggle(name) {
    this.#wished[name] = !this.wants(name);
    this.#kept.write(this.#wished);
    this.dispatchEvent(new Event("change"));
  }
}

export const preferences = new Preferences();
