// <list-filter of="sessions">: finds the entries of the list inside it by their words.

/** Without scripts it is the list. What finds comes only where there is a list. */
export class ListFilter extends HTMLElement {
  #connection = null;

  connectedCallback() {
    if (this.#connection) return; // moved within the page
    this.#connection = new AbortController();
    this.#start(this.#connection.signal);
  }

  disconnectedCallback() {
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.#connection?.abort();
      this.#connection = null;
    });
  }

  async #start(signal) {
    const { ListFinder } = await import("./list-finder.mjs");
    if (!signal.aborted) new ListFinder(this, signal);
  }
}
