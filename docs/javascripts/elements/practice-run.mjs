// <practice-run>: rehearse here. What it does is in run-page.mjs, and comes only where it is needed.

/** `.run` is the run that is open (lib/run-record.mjs), or null. */
export class PracticeRun extends HTMLElement {
  #connection = null;
  #page = null;

  get run() {
    return this.#page?.run ?? null;
  }

  connectedCallback() {
    if (this.#connection) return; // moved within the page: goes on as it was
    this.#connection = new AbortController();
    this.#open(this.#connection.signal);
  }

  disconnectedCallback() {
    queueMicrotask(() => this.isConnected || this.#close());
  }

  async #open(signal) {
    const { RunPage } = await import("./run-page.mjs");
    if (!signal.aborted) this.#page = new RunPage(this, signal);
  }

  #close() {
    this.#connection?.abort();
    this.#connection = null;
    this.#page?.close();
    this.#page = null;
  }
}
