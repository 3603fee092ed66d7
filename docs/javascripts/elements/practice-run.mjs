// <practice-run>: rehearse here. Shows the lobby, and a run when one is started.
import { wishOf } from "../lib/fragment.mjs";
import { loadFacts } from "../lib/packet-facts.mjs";
import { Rehearsing } from "../lib/rehearsing.mjs";
import { openStore } from "../lib/store.mjs";
import { lobby } from "./run-lobby.mjs";
import { leaveAddress, openAddress, screenInAddress } from "./run-address.mjs";
import { followPageLife } from "./page-life.mjs";

let openRun = null; // the run that this document showed last: it goes on when its page is back

/**
 * What the address says is shown: `#screen-3` is a screen of the run, `#round=pitch` starts one, all
 * else is the lobby. `.run` is the run that is open, or null.
 */
export class PracticeRun extends HTMLElement {
  #connection = null;
  #store = null;
  #facts = null;
  #rehearsing = null;
  #stage = null;

  get run() {
    return this.#rehearsing?.run ?? null;
  }

  connectedCallback() {
    if (this.#connection) return; // moved within the page
    this.#connection = new AbortController();
    this.#begin(this.#connection.signal);
  }

  disconnectedCallback() {
    queueMicrotask(() => this.isConnected || this.#disconnect());
  }

  #disconnect() {
    this.#connection?.abort();
    this.#connection = null;
    this.#close();
  }

  async #begin(signal) {
    this.#store = await openStore();
    await this.#store.put("meta", Date.now(), "seen"); // a full storage says so now, not at the end
    this.#facts ??= await loadFacts(this.#store);
    if (signal.aborted) return;
    this.#rehearsing = new Rehearsing(this.#store);
    this.#rehearsing.addEventListener("lost", () => this.#lost(), { signal });
    this.#listen(signal);
    await this.#follow();
  }

  #listen(signal) {
    const comeBack = () => {
      this.#rehearsing.comeBack();
      if (this.#stage) this.#stage.comeBack();
      else this.#showLobby();
    };
    followPageLife({ leave: () => this.#rehearsing.leave(), comeBack }, signal);
    window.addEventListener("popstate", () => this.#follow(), { signal });
    window.addEventListener("hashchange", () => this.#follow(), { signal });
    // the theme would follow such a link without telling anybody
    document.addEventListener("click", (event) => this.#startByLink(event), { signal, capture: true });
  }

  /** Show what the address says. */
  async #follow() {
    const at = screenInAddress();
    if (at !== null && this.#stage) return this.#rehearsing.act("go", { to: at });
    if (at !== null && openRun) return this.#open(openRun, false, at);
    const wish = this.#facts && wishOf(location.hash, this.#facts.packet);
    if (wish) return this.#start(wish);
    if (this.#stage) this.#close();
    return this.#showLobby();
  }

  #startByLink(event) {
    const link = event.target.closest?.("a[href*='#']");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || link.pathname !== location.pathname) return;
    const wish = this.#facts && wishOf(link.hash, this.#facts.packet);
    if (!wish) return;
    event.preventDefault();
    event.stopPropagation();
    this.#start(wish);
  }

  async #start(wish) {
    if (this.#facts && (await this.#rehearsing.begin(wish, this.#facts))) return this.#show();
    return this.#showLobby();
  }

  async #open(id, byForce, at = null) {
    if (!(await this.#rehearsing.resume(id, byForce))) return this.#showLobby();
    if (at !== null) this.#rehearsing.act("go", { to: at });
    return this.#show();
  }

  async #show() {
    const { RunStage } = await import("./run-stage.mjs");
    if (!this.run || !this.#connection) return;
    openRun = this.run.id;
    openAddress(this.run.at);
    this.dataset.open = "";
    this.#stage?.close();
    this.#stage = new RunStage(this, this.#rehearsing, this.#store, () => this.#leave());
  }

  /** Pause, and back to the lobby; the run waits there. */
  async #leave() {
    this.#rehearsing.act("pause");
    this.#close();
    leaveAddress();
    await this.#showLobby();
  }

  #close() {
    this.#stage?.close();
    this.#stage = null;
    delete this.dataset.open;
    this.#rehearsing?.close();
  }

  #lost() {
    this.#close();
    leaveAddress();
    this.#showLobby();
  }

  async #showLobby() {
    const [kept, estimate, isElsewhere] = await Promise.all([this.#store.list("runs"), this.#store.estimate(), this.#rehearsing.isElsewhere()]);
    if (this.#stage || !this.#connection) return;
    const runs = kept.filter((run) => run.version === 1).sort((a, b) => b.touched - a.touched);
    const told = { runs, trouble: this.#store.reason, isElsewhere, isMissing: !this.#facts, usage: estimate?.usage ?? null, now: this.#rehearsing.now };
    const start = (wish) => this.#start(wish);
    const open = (id, byForce) => this.#open(id, byForce);
    const remove = async (id) => {
      await this.#store.delete("runs", id);
      await this.#showLobby();
    };
    const retry = async () => {
      this.#facts = await loadFacts(this.#store);
      await this.#showLobby();
    };
    this.replaceChildren(...lobby(told, { start, open, remove, retry }));
  }
}
