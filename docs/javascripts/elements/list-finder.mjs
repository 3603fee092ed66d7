// The field above a long list, and what it hides.
import { countWords, finder, fragmentFor, plain, wantedIn } from "../lib/finding.mjs";
import { node, write } from "./nodes.mjs";

const FEWEST = 12; // a shorter list is seen at once
const ENTRIES = "tbody > tr, li";
const REST = 250; // milliseconds after the last key; browsers allow only so many changes of the address

/**
 * What is looked for stands in the address, so that "back", a reload, or somebody who was sent the link
 * finds it again. A group of entries (`data-group`) of which none is found is hidden. A folded one opens
 * when it has something that is looked for, or when its heading is jumped to.
 */
export class ListFinder {
  #host;
  #of;
  #entries; // each with its words
  #groups;
  #wereOpen = null; // before anything was looked for
  #field = node("input", { class: "gr-input", type: "search", autocomplete: "off", spellcheck: "false", enterkeyhint: "search" });
  #said = node("p", { class: "gr-quiet", role: "status" });
  #timer = 0;

  /** @param {HTMLElement} host @param {AbortSignal} signal ends when it is gone */
  constructor(host, signal) {
    this.#host = host;
    this.#of = host.getAttribute("of");
    this.#groups = [...host.querySelectorAll("[data-group]")];
    this.#entries = [...host.querySelectorAll(ENTRIES)].map((entry) => ({ entry, words: null }));
    if (this.#entries.length >= FEWEST) this.#build();
    this.#follow();
    window.addEventListener("hashchange", () => this.#follow(), { signal });
    signal.addEventListener("abort", () => clearTimeout(this.#timer));
  }

  #build() {
    const label = node("label", {}, node("span", {}, `Find ${this.#of}`), this.#field);
    const form = node("form", { class: "gr-find", role: "search" }, label, this.#said);
    this.#host.querySelector("form.gr-find")?.remove(); // of an earlier life of the element
    this.#host.prepend(form);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#field.blur(); // the phone's keyboard goes, and what was found is seen
    });
    this.#field.addEventListener("input", () => {
      this.#show();
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#keep(), REST);
    });
  }

  /** The address has changed, or is new. */
  #follow() {
    const wanted = wantedIn(location.hash);
    if (location.hash && !wanted) document.getElementById(location.hash.slice(1))?.closest("details[data-group]")?.setAttribute("open", "");
    else if (this.#field.value !== wanted) {
      this.#field.value = wanted;
      this.#show();
    }
  }

  #keep() {
    const { pathname, search } = location;
    history.replaceState(history.state, "", pathname + search + fragmentFor(this.#wanted));
  }

  get #wanted() {
    return this.#field.value.trim();
  }

  #show() {
    const isWanted = finder(this.#wanted);
    let found = 0;
    for (const one of this.#entries) {
      one.words ??= wordsOf(one.entry);
      const isFound = isWanted(one.words);
      found += isFound;
      if (one.entry.hidden === isFound) one.entry.hidden = !isFound;
    }
    this.#showGroups();
    write(this.#said, this.#wanted ? countWords(found, this.#entries.length, this.#of) : "");
  }

  #showGroups() {
    this.#wereOpen ??= this.#groups.map(({ open }) => open);
    this.#groups.forEach((group, n) => {
      group.hidden = ![...group.querySelectorAll(ENTRIES)].some(({ hidden }) => !hidden);
      if ("open" in group) group.open = Boolean(this.#wanted) || this.#wereOpen[n];
    });
    if (!this.#wanted) this.#wereOpen = null;
  }
}

/** What one sees, and its dates as 2026-11-22. */
function wordsOf(entry) {
  const dates = [...entry.querySelectorAll("time")].map(({ dateTime }) => dateTime);
  return plain([entry.textContent, ...dates].join(" "));
}
