// The attributes of a timer, and their properties: what is wrong reads as absent.

const DEFAULT_LIMIT = 60;
const LONGEST = 24 * 60 * 60;

/**
 * In whole seconds: `limit`; or `from` and `to`, a target window whose end is the limit. What is no
 * whole number from 1 to a day is absent, and so is a `from` that does not come before the limit.
 */
export class TimerAttributes extends HTMLElement {
  static observedAttributes = ["limit", "from", "to", "label"];

  get limit() {
    return this.to ?? this.#seconds("limit") ?? DEFAULT_LIMIT;
  }

  set limit(value) {
    this.setAttribute("limit", value);
  }

  get from() {
    const from = this.#seconds("from");
    return from !== null && from < this.limit ? from : null;
  }

  set from(value) {
    this.setAttribute("from", value ?? "");
  }

  get to() {
    return this.#seconds("to");
  }

  set to(value) {
    this.setAttribute("to", value ?? "");
  }

  get label() {
    return this.getAttribute("label")?.trim() ?? "";
  }

  set label(value) {
    this.setAttribute("label", value ?? "");
  }

  /** Properties that were set before the element was defined hide these: set them again. */
  upgradeProperties() {
    for (const name of TimerAttributes.observedAttributes.filter((name) => Object.hasOwn(this, name))) {
      const value = this[name];
      delete this[name];
      this[name] = value;
    }
  }

  #seconds(name) {
    const text = this.getAttribute(name)?.trim() ?? "";
    const isWhole = /^\d{1,5}$/.test(text) && Number(text) > 0 && Number(text) <= LONGEST;
    return isWhole ? Number(text) : null;
  }
}
