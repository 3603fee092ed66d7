// <practice-run>: rehearse here. What it does is in run-page.mjs, and comes only where it is needed.

let departing = null; // removed in this very moment

/**
 * The theme fetches the page anew when somebody first goes back in its history, and puts it in the
 * place of the same page: the new element then takes over what the old one was doing.
 *
 * `.run` is the run that is open (lib/run-record.mjs), or null.
 */
export class PracticeRun extends HTMLElement {
  #connection = null;
  #page = null;

  get run() {
    return this.#page?.run ?? null;
  }

  connectedCallback() {
    if (this.#connection) return; // moved within the page: goes on as it was
    if (departing?.#page) return this.#takeOver(departing);
    this.#connection = new AbortController();
    this.#open(this.#connection.signal);
  }

  disconnectedCallback() {
    departing = this;
    queueMicrotask(() => {
      departing = null;
      if (!this.isConnected) this.#close();
    });
  }

  #takeOver(other) {
    [this.#connection, this.#page] = [other.#connection, other.#page];
    other.#connection = other.#page = null;
    this.#page.moveTo(this);
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
