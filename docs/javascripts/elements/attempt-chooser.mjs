// Two native selects of all attempts, and the two chosen ones side by side.
import { attemptsOf } from "../lib/attempts.mjs";
import { sideBySide } from "../lib/comparison.mjs";
import { readyRules } from "../lib/speech-rules.mjs";
import { comparisonNode } from "./comparison-view.mjs";
import { node } from "./nodes.mjs";

const TOO_FEW = "There are not two attempts yet. The second one can be compared with the first.";

export class Chooser {
  #all;
  #root;
  #rules;
  #shown = node("div", { "aria-live": "polite" });

  /** @param {object[]} sessions of the feed @param {object} rules as published @param {URL} root of the site */
  constructor(sessions, rules, root) {
    const named = attemptsOf(sessions);
    this.#all = named.flatMap(({ attempts }) => attempts);
    this.#root = root;
    this.#rules = readyRules(rules);
    this.nodes = this.#all.length < 2 ? [node("p", {}, TOO_FEW)] : this.#choices(named);
  }

  /** At first the very first attempt against the newest: what all the rehearsals have come to. */
  #choices(named) {
    const [earlier, later] = [select(named, 0), select(named, this.#all.length - 1)];
    const compare = () => this.#compare(this.#all[earlier.value], this.#all[later.value]);
    for (const one of [earlier, later]) one.addEventListener("change", compare);
    compare();
    const labels = [node("label", {}, "Earlier", earlier), node("label", {}, "Later", later)];
    return [node("div", { class: "gr-choose" }, ...labels), this.#shown];
  }

  #compare(before, after) {
    const where = node("p", { class: "gr-quiet" }, this.#link(before), " against ", this.#link(after));
    this.#shown.replaceChildren(where, comparisonNode(sideBySide(before, after, this.#rules)));
  }

  #link({ address, name }) {
    return node("a", { href: new URL(address, this.#root) }, name);
  }
}

/** All attempts by session, the newest session first; the value is the attempt's number. */
function select(named, chosen) {
  const groups = named.map(({ name, attempts }) =>
    node("optgroup", { label: name }, ...attempts.map((one) => new Option(one.name, one.number))),
  );
  const made = node("select", {}, ...groups.toReversed());
  made.value = chosen;
  return made;
}
