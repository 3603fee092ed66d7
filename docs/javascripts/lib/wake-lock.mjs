// Keeps the screen on while somebody speaks. Browsers may refuse; that harms nothing.

export class WakeLock {
  #wanted = false;
  #lock = null;
  #asking = false;

  /** Ask for the lock, and again after the browser took it: call on start and on every return. */
  async hold() {
    this.#wanted = true;
    if (this.#asking || (this.#lock && !this.#lock.released)) return;
    this.#asking = true;
    this.#lock = (await navigator.wakeLock?.request("screen").catch(() => null)) ?? null;
    this.#asking = false;
    if (!this.#wanted) this.release(); // let go while the browser was still thinking
  }

  release() {
    this.#wanted = false;
    this.#lock?.release().catch(() => {});
    this.#lock = null;
  }
}
