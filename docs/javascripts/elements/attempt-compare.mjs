// <attempt-compare sessions="…/sessions.json" rules="…/speech-rules.json">: any two attempts side by side.
import { node } from "./nodes.mjs";

/**
 * Without scripts it reads what its page put into it. With scripts it is folded, and asks for the
 * sessions, the rules, and the code that compares when it is first opened: no other page pays for
 * them. What fails can be tried again.
 */
export class AttemptCompare extends HTMLElement {
  #fold = null;
  #place = null;
  #connection = null;

  connectedCallback() {
    if (this.#connection) return;
    this.#connection = new AbortController();
    if (!this.#fold) this.#build();
    this.#fold.addEventListener("toggle", () => this.#opened(), { signal: this.#connection.signal });
  }

  disconnectedCallback() {
    queueMicrotask(() => this.isConnected || this.#disconnect());
  }

  #disconnect() {
    this.#connection?.abort();
    this.#connection = null;
  }

  #build() {
    this.#place = node("div", { "aria-live": "polite" });
    this.#fold = node("details", { class: "gr-reveal" }, node("summary", {}, "Choose two attempts"), this.#place);
    this.replaceChildren(this.#fold);
  }

  #opened() {
    if (this.#fold.open && !this.#place.hasChildNodes()) this.#load();
  }

  async #load() {
    this.#place.replaceChildren(node("p", { class: "gr-quiet" }, "Loading the sessions …"));
    try {
      const [{ Chooser }, { sessions }, rules] = await Promise.all([
        import("./attempt-chooser.mjs"),
        this.#json("sessions"),
        this.#json("rules"),
      ]);
      const chooser = new Chooser(sessions, rules, new URL("..", this.#address("sessions")));
      this.#place.replaceChildren(...chooser.nodes);
    } catch (error) {
      if (error.name !== "AbortError") this.#failed();
      else this.#place.replaceChildren();
    }
  }

  /** Where an attribute leads; absolute at once, for the page's address changes as one goes on. */
  #address(name) {
    return new URL(this.getAttribute(name), document.baseURI);
  }

  async #json(name) {
    const answer = await fetch(this.#address(name), { signal: this.#connection?.signal });
    if (!answer.ok) throw new Error(`${answer.status}`);
    return answer.json();
  }

  #failed() {
    const again = node("button", { type: "button", class: "gr-button" }, "Try again");
    again.addEventListener("click", () => this.#load());
    this.#place.replaceChildren(node("p", {}, "The sessions could not be loaded."), again);
  }
}
