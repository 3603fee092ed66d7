// One tab at a time writes a run: the others say so, and may take over. No DOM.
import { SITE } from "./store.mjs";

/** @returns {Promise<LockInfo[]>} none where they may not be looked at */
const heldLocks = () => navigator.locks.query().then(({ held }) => held, () => []);

const NAME = `${SITE}.practice`;
const BEAT = 2000; // milliseconds between two signs of life, where the browser has no locks
const SILENCE = 3 * BEAT;

let ending = Promise.resolve(); // this document's own last lock, until the browser has it back

/**
 * Web Locks where the browser has them, else signs of life in the store. Where it refuses locks, as
 * it refuses storage to whoever blocks cookies, the lock counts as held: nothing can be overwritten.
 */
export class OneTab {
  #store;
  #name;
  #release = null; // gives the held lock back
  #timer = 0;
  #lost; // told when another tab took over
  #me = crypto.getRandomValues(new Uint32Array(2)).join("-");

  /**
   * @param {import("./store.mjs").Store} store  with a `lock` where it keeps something else than runs
   * @param {() => void} lost
   */
  constructor(store, lost) {
    this.#store = store;
    this.#name = store.lock ?? NAME;
    this.#lost = lost;
  }

  get isHeld() {
    return this.#release !== null;
  }

  /** Is it another tab's turn? */
  async isElsewhere() {
    if (this.isHeld) return false;
    await ending;
    if (navigator.locks) return (await heldLocks()).some(({ name }) => name === this.#name);
    return this.#isAlive(await this.#store.get("meta", "tab"));
  }

  /** @param {boolean} byForce take it from the other tab @returns {Promise<boolean>} whether it is ours */
  async take(byForce = false) {
    if (this.isHeld) return true;
    await ending;
    if (navigator.locks) return this.#lock(byForce ? { steal: true } : { ifAvailable: true });
    if (!byForce && (await this.isElsewhere())) return false;
    await this.#beat();
    this.#timer = setInterval(() => this.#listenAndBeat(), BEAT);
    this.#release = () => this.#store.delete("meta", "tab");
    return true;
  }

  release() {
    clearInterval(this.#timer);
    this.#release?.(null);
    this.#release = null;
  }

  #lock(options) {
    return new Promise((answer) => {
      const hold = (lock) => {
        answer(lock !== null);
        return lock && new Promise((release) => (this.#release = release));
      };
      const held = navigator.locks.request(this.#name, options, hold);
      ending = held.catch(({ name }) => {
        if (name === "AbortError") return this.#taken(); // stolen
        this.#release = () => {};
        return answer(true);
      });
    });
  }

  #taken() {
    if (!this.isHeld) return;
    clearInterval(this.#timer);
    this.#release = null;
    this.#lost();
  }

  async #listenAndBeat() {
    const { tab } = (await this.#store.get("meta", "tab")) ?? {};
    if (!this.isHeld) return;
    if (tab === undefined || tab === this.#me) return this.#beat();
    this.#taken();
  }

  #beat() {
    return this.#store.put("meta", { tab: this.#me, at: Date.now() }, "tab");
  }

  #isAlive(sign) {
    return Boolean(sign) && sign.tab !== this.#me && Math.abs(Date.now() - sign.at) < SILENCE;
  }
}
