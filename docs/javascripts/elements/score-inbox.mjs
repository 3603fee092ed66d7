// <score-inbox>: a mentor's sheet arrives, by a link's #score= or as a file. What it does comes only then.
import { node } from "./nodes.mjs";

export class ScoreInbox extends HTMLElement {
  #connection = null;
  #view = null;

  connectedCallback() {
    if (this.#connection) return; // moved within the page
    this.#connection = new AbortController();
    const { signal } = this.#connection;
    this.#showDoor();
    window.addEventListener("hashchange", () => this.#openLink(), { signal });
    this.#openLink();
  }

  disconnectedCallback() {
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.#connection?.abort();
      this.#connection = null;
      this.#view = null;
      delete this.dataset.open;
    });
  }

  #showDoor() {
    const input = node("input", { type: "file", accept: ".json,application/json", class: "gr-hidden" });
    input.addEventListener("change", () => input.files[0] && this.#open({ file: input.files[0] }));
    this.replaceChildren(node("label", { class: "score-door" }, input, node("span", { class: "gr-button" }, "Open a mentor’s score sheet")));
  }

  #openLink() {
    if (location.hash.startsWith("#score=")) this.#open({ hash: location.hash });
  }

  async #open(from) {
    const { signal } = this.#connection;
    const { ScoreView } = await import("./score-view.mjs");
    if (signal.aborted) return;
    this.dataset.open = "";
    this.#view = new ScoreView(this, () => this.#close());
    await this.#view.open(from);
  }

  #close() {
    delete this.dataset.open;
    this.#view = null;
    this.#showDoor();
    if (location.hash.startsWith("#score=")) history.replaceState(null, "", location.pathname + location.search);
  }
}
