// The time that a run is told: it goes on evenly while the page is seen, and catches up after. No DOM.

/**
 * Epoch milliseconds by the rule of lib/countdown.mjs: while the page is seen only the monotonic clock
 * counts, so setting the wall clock changes nothing; after it was away, the clock that shows more.
 */
export class SteadyClock {
  #wall = Date.now();
  #mark = performance.now();

  get now() {
    return this.#wall + performance.now() - this.#mark;
  }

  /** The page goes away. From here the wall clock is what others go by. @returns {number} */
  leave() {
    this.#set(Date.now());
    return this.#wall;
  }

  comeBack() {
    this.#set(Math.max(this.now, Date.now()));
  }

  #set(wall) {
    this.#wall = wall;
    this.#mark = performance.now();
  }
}
