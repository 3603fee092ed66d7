// An element that has a page of its own to run: what it does comes only where it is needed.

let departing = null; // removed in this very moment

/**
 * The theme fetches the page anew when somebody first goes back in its history, and puts it in the
 * place of the same page: the new element then takes over what the old one was doing.
 *
 * A subclass has `load()`, which resolves to the class of what it does: made with the element and a
 * signal, it has `run`, `close()` and `moveTo(element)`. `.run` is what is open, or null.
 */
export class PageElement extends HTMLElement {
  #connection = null;
  #page = null;

  get run() {
    return this.#page?.run ?? null;
  }

  connectedCallback() {
    if (this.#connection) return; // moved within the page: goes on as it was
    if (departing?.#page && departing.constructor === this.constructor) return this.#takeOver(departing);
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
    const Page = await this.load();
    if (!signal.aborted) this.#page = new Page(this, signal);
  }

  #close() {
    this.#connection?.abort();
    this.#connection = null;
    this.#page?.close();
    this.#page = null;
  }
}
