// A date that says how far it is from the reader's own day, whenever the page was built.
import { daysUntil } from "../lib/days.mjs";
import { mark, node, write } from "./nodes.mjs";
import { followPageLife } from "./page-life.mjs";

/** Holds a `<time datetime="2026-11-24">` and reads as text without scripts; `words(days)` follows the text. */
export class RelativeDay extends HTMLElement {
  #life = null;

  connectedCallback() {
    this.#life = new AbortController();
    followPageLife({ leave: () => {}, comeBack: () => this.#tell() }, this.#life.signal);
    this.#tell();
  }

  disconnectedCallback() {
    this.#life?.abort();
  }

  #tell() {
    const days = daysUntil(this.querySelector("time")?.dateTime ?? "");
    const words = days === null ? "" : this.words(days);
    if (!words) return;
    write(this.#place(), `, ${words}`);
    mark(this, "data-when", days < 0 ? "past" : days > 0 ? "ahead" : "today");
  }

  #place() {
    const found = this.querySelector(":scope > .gr-when");
    if (found) return found;
    this.append(node("span", { class: "gr-when" }));
    return this.lastChild;
  }
}
