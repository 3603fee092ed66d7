// A sheet as it arrives: what is on it, where it would go, and where the two of you disagree. Until a tap
// on one of the buttons nothing is kept.
import { keptRuns } from "../lib/kept-runs.mjs";
import { OneTab } from "../lib/one-tab.mjs";
import { loadFacts } from "../lib/packet-facts.mjs";
import { conflictsOf, isIn, merged, runFor, runsOfDay } from "../lib/score-merge.mjs";
import { readFile, readFragment } from "../lib/score-link.mjs";
import { ScoreProblem } from "../lib/score-sheet.mjs";
import { openStore } from "../lib/store.mjs";
import { mark, node } from "./nodes.mjs";
import { button, points } from "./run-parts.mjs";
import { sheetWords } from "./score-words.mjs";

const NO_PACKET = "The packet could not be loaded. Connect once, then open the sheet again.";
const ELSEWHERE = "A run is open in another tab. Leave it there first, then try again.";

export class ScoreView {
  #host;
  #close;
  #store = null;
  #facts = null;

  /** @param {HTMLElement} host @param {() => void} close */
  constructor(host, close) {
    this.#host = host;
    this.#close = close;
  }

  /** @param {{hash?: string, file?: Blob}} from */
  async open({ hash, file }) {
    try {
      const sheet = await (file ? readFile(file) : readFragment(hash));
      this.#store = await openStore();
      this.#facts = await loadFacts(this.#store);
      if (!this.#facts) return this.#fail(NO_PACKET);
      const kept = keptRuns(await this.#store.list("runs")).runs;
      return this.#show(sheet, runsOfDay(kept, sheet), kept);
    } catch (error) {
      if (!(error instanceof ScoreProblem)) throw error;
      return this.#fail(error.message);
    }
  }

  #fail(words) {
    this.#put([node("p", { class: "run-trouble", role: "alert" }, words)], [button("Go on to practice", this.#close, "gr-button gr-button--primary")]);
  }

  #show(sheet, runs, kept) {
    const { packet } = this.#facts;
    const [own] = runs;
    const before = kept.find((run) => isIn(run, sheet));
    const lead = node("p", {}, `From ${sheet.role.trim() || "somebody who gave no role"}, ${new Date(sheet.at).toLocaleString([], { dateStyle: "medium", timeStyle: "short" })}.`);
    const list = points(sheetWords(sheet, packet.questions, packet.layers), "run-summary").node;
    if (before) {
      const words = node("p", { class: "run-lead" }, "This sheet is in your run already. Nothing was changed.");
      return this.#put([lead, words, list], [button("Open that run", () => this.#hand(before), "gr-button gr-button--primary"), button("Go on to practice", this.#close, "gr-button")]);
    }
    const taken = new Set();
    const disputes = own ? disputed(conflictsOf(own, sheet, this.#facts), taken) : [];
    const acts = [
      ...(own ? [button(`Add it to your run of ${timeOf(own)}`, () => this.#keep(own, sheet, [...taken]), "gr-button gr-button--primary")] : []),
      button("Keep it as a session of its own", () => this.#keep(runFor(sheet, this.#facts, seed()), sheet, []), `gr-button${own ? "" : " gr-button--primary"}`),
      button("Not now", this.#close, "gr-button"),
    ];
    return this.#put([lead, ...(own ? [node("p", { class: "run-lead" }, "Your own times and words stay as they are. The mentor’s notes are added below them.")] : []), list, ...disputes], acts);
  }

  /** Written only while no other tab has a run open: it would write over this. */
  async #keep(run, sheet, taken) {
    const tab = new OneTab(this.#store, () => {});
    if (!(await tab.take())) return this.#say(ELSEWHERE);
    const after = merged(run, sheet, this.#facts, taken, Date.now());
    await this.#store.put("runs", after);
    this.#store.persist();
    tab.release();
    return this.#hand(after);
  }

  /** The page beside this one opens the run, on its last screen. */
  #hand({ id, plan }) {
    this.#close();
    this.#host.dispatchEvent(new CustomEvent("run:open", { bubbles: true, detail: { id, at: plan.length - 1 } }));
  }

  #say(words) {
    this.#host.querySelector(".score-said").textContent = words;
  }

  #put(parts, acts) {
    const title = node("h2", { class: "score-title", tabindex: "-1" }, "A mentor’s score sheet");
    const said = node("p", { class: "score-said", role: "status" });
    this.#host.replaceChildren(node("section", { class: "score-sheet" }, title, ...parts, said, node("div", { class: "gr-actions" }, ...acts)));
    title.focus();
  }
}

/** Each disagreement with a way to take the mentor's word; without a tap one's own stays. */
function disputed(conflicts, taken) {
  if (!conflicts.length) return [];
  const rows = conflicts.map(({ path, check, about, own, theirs }) => {
    const toggle = button("Take theirs", () => {
      if (!taken.delete(path)) taken.add(path);
      mark(toggle, "aria-pressed", taken.has(path));
    }, "run-tick");
    mark(toggle, "aria-pressed", false);
    mark(toggle, "aria-label", `Take theirs: ${about}`);
    return node("li", {}, node("span", {}, `${about} You: ${yes(own)} ${check}. They: ${yes(theirs)} ${check}.`), " ", toggle);
  });
  return [node("h3", {}, "Where you disagree"), node("p", { class: "run-quiet" }, "Yours stays unless you take theirs. What they said is in the notes either way."), node("ul", { class: "score-disputes" }, ...rows)];
}

const yes = (value) => (value ? "it was" : "it was not");
const timeOf = ({ started }) => new Date(started).toLocaleTimeString([], { timeStyle: "short" });
const seed = () => crypto.getRandomValues(new Uint32Array(1))[0];
