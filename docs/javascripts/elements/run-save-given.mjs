// What <run-save> is given, as properties, and where it looks for what is not given.
import { listedNow } from "../lib/listed-now.mjs";
import { loadFacts } from "../lib/packet-facts.mjs";
import { openStore } from "../lib/store.mjs";

const NAMES = ["run", "packet", "sessions", "taken"];

/** A subclass has `changed()`, which is called after each new value. */
export class RunSaveGiven extends HTMLElement {
  #given = {};

  static {
    for (const name of NAMES) Object.defineProperty(this.prototype, name, accessor(name));
  }

  get(name) {
    return this.#given[name];
  }

  give(facts) {
    Object.assign(this.#given, facts);
    this.changed();
  }

  /** The feeds, and the ids of this device's other runs, as far as nobody has given them. */
  async lookUp() {
    if (NAMES.every((name) => this.get(name) !== undefined)) return;
    const store = await openStore();
    const [facts, listed, runs] = await Promise.all([loadFacts(store), listedNow(), store.list("runs")]);
    const taken = runs.filter(({ id }) => id !== this.run?.id).map(({ saved }) => saved?.session).filter(Boolean);
    this.give({ ...facts, ...(listed && { sessions: listed }), taken, ...this.#given });
  }

  /** Properties that were set before the element was defined hide these: set them again. */
  upgradeProperties() {
    for (const name of NAMES.filter((name) => Object.hasOwn(this, name))) {
      const value = this[name];
      delete this[name];
      this[name] = value;
    }
  }
}

function accessor(name) {
  return {
    get() {
      return this.get(name);
    },
    set(value) {
      this.give({ [name]: value });
    },
  };
}
