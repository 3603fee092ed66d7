// The practice page's runner: shows what the address says, the lobby or a run.
import { openStore } from "../lib/store.mjs";
import { followPageLife } from "./page-life.mjs";
import { screenInAddress } from "./run-address.mjs";
import { startOf } from "./run-links.mjs";
import { lobby } from "./run-lobby.mjs";
import { StagePage } from "./stage-page.mjs";

let openRun = null; // the run that this document showed last: it goes on when its page is back

/** `#screen-3` is a screen of the run, `#round=pitch` starts one (lib/fragment.mjs), all else is the lobby. */
export class RunPage extends StagePage {
  #backstage = null; // the rest of the runner, once it is needed
  #facts = null;
  #isOpening = false; // a run: the lock of the first tap would keep the second waiting until it is left

  constructor(host, signal) {
    super(host, signal);
    this.#open();
  }

  async #open() {
    this.#listen();
    this.store = await openStore();
    await this.store.put("meta", Date.now(), "seen"); // a full storage says so now, not at the end
    this.store.addEventListener("trouble", () => this.#followStore(), { signal: this.signal });
    await this.#follow();
  }

  #listen() {
    const signal = this.signal;
    followPageLife({ leave: () => this.rehearsing?.leave(), comeBack: () => this.#comeBack() }, signal);
    window.addEventListener("popstate", () => this.#follow(), { signal });
    document.addEventListener("run:open", ({ detail }) => this.#resume(detail.id, false, detail.at), { signal }); // score-view.mjs
    // the theme would follow such a link without telling anybody
    document.addEventListener("click", (event) => this.#startByLink(event), { signal, capture: true });
  }

  #comeBack() {
    this.rehearsing?.comeBack();
    if (this.stage) this.stage.comeBack();
    else if (this.store) this.showLobby();
  }

  /** The store keeps nothing any more, or answers late and has runs; on the stage, the stage tells it. */
  #followStore() {
    if (this.stage) return undefined;
    return this.host.contains(document.activeElement) ? this.removed() : this.showLobby();
  }

  /** Everything else; the second time it is there. @returns {Promise<boolean>} false: it could not be had */
  async #prepare() {
    this.#backstage ??= await import("./run-backstage.mjs").catch(() => null);
    if (!this.#backstage || this.rehearsing) return this.#backstage !== null;
    this.rehearsing = new this.#backstage.Rehearsing(this.store);
    this.rehearsing.addEventListener("lost", () => this.leave(), { signal: this.signal });
    return true;
  }

  async #follow() {
    if (!this.isHere) return undefined;
    const at = screenInAddress();
    if (at !== null && this.stage) return this.stage.goTo(at);
    if (at !== null && openRun) return this.#resume(openRun, false, at);
    if (location.hash.includes("=") && (await this.#startBy(location.hash))) return undefined;
    this.rehearsing?.act("pause");
    this.close();
    return this.showLobby();
  }

  #startByLink(event) {
    const hash = startOf(event);
    if (!hash) return;
    event.preventDefault();
    event.stopPropagation();
    this.#startBy(hash);
  }

  /** @returns {Promise<boolean>} whether the fragment starts anything that this packet knows */
  #startBy(hash) {
    return this.#openOnce(async () => {
      if (!(await this.#loadFacts())) return false;
      const wish = this.#backstage.wishOf(hash, this.#facts.packet);
      if (wish) await this.#begin(wish);
      return Boolean(wish);
    });
  }

  #start(wish, byForce = false) {
    return this.#openOnce(async () => {
      if (await this.#loadFacts()) await this.#begin(wish, byForce);
      else await this.showLobby({ isMissing: true });
      return true;
    });
  }

  async #loadFacts() {
    this.#facts ??= await this.#backstage.loadFacts(this.store);
    return this.#facts;
  }

  async #begin(wish, byForce = false) {
    if (await this.rehearsing.begin(wish, this.#facts, byForce)) this.#show();
    else await this.showLobby();
  }

  #resume(id, byForce, at = null) {
    return this.#openOnce(async () => {
      if (!(await this.rehearsing.resume(id, byForce))) await this.showLobby();
      else {
        if (at !== null) this.rehearsing.act("go", { to: at });
        this.#show();
      }
      return true;
    });
  }

  /**
   * Two taps, or an address that is told of twice, open one run. From the first moment on: what the second
   * waits for may come after the first one is open, and would then open another.
   * @param {() => Promise<boolean>} open @returns {Promise<boolean>} false: there was nothing to open
   */
  async #openOnce(open) {
    if (this.#isOpening) return true;
    this.#isOpening = true;
    try {
      if (await this.#prepare()) return await open();
      await this.showLobby({ isMissing: true });
      return true;
    } finally {
      this.#isOpening = false;
    }
  }

  #show() {
    if (!this.run) return;
    if (this.signal.aborted) return this.close();
    openRun = this.run.id;
    this.raise((leave) => new this.#backstage.RunStage(this.host, this.rehearsing, this.store, leave));
  }

  async showLobby({ isMissing = false } = {}) {
    const kept = await this.store.list("runs");
    if (kept.length && !(await this.#prepare())) isMissing = true;
    const { runs: known, others } = this.#backstage?.keptRuns(kept) ?? { runs: [], others: [] };
    const begun = known.filter((run) => this.#backstage.isBegun(run));
    const [estimate, isElsewhere, recordings] = await Promise.all([
      this.store.estimate(),
      this.rehearsing?.isElsewhere(),
      this.#backstage?.listRecordings().catch(() => []),
    ]);
    if (this.stage || this.signal.aborted) return;
    if (!isElsewhere) known.filter((run) => !begun.includes(run)).forEach(({ id }) => this.store.delete("runs", id));
    const runs = begun.sort((a, b) => b.touched - a.touched);
    const does = {
      start: (wish) => this.#start(wish, isElsewhere),
      open: (id) => this.#resume(id, isElsewhere),
      remove: (id) => this.rehearsing.discard(id).then(() => this.removed()),
    };
    const card = (run, session) => this.#backstage.runCard(run, this.rehearsing.now, { isElsewhere, session }, does);
    const cards = runs.map((run) => ({ run, node: card(run) }));
    const more = this.#backstage?.otherRows("run", others, () => this.#removeAll(others)) ?? [];
    const told = { cards, more, recordings, isElsewhere, isMissing, trouble: this.store.reason, usage: estimate?.usage ?? null, isUnfolded: this.host.querySelector(".run-more")?.open ?? false };
    this.host.replaceChildren(...lobby(told, does.start));
    this.#showPublished(cards.filter(({ run }) => run.saved), card);
  }

  async #removeAll(rows) {
    await Promise.all(rows.map(({ id }) => this.store.delete("runs", id)));
    await this.removed();
  }

  /** Nobody waits for this: the network may be slow, or none. */
  async #showPublished(saved, card) {
    const listed = saved.length ? await this.#backstage.listedNow() : null;
    for (const { run, node } of saved) {
      const session = this.#backstage.publishedAs(run, listed);
      if (session) node.replaceWith(card(run, session));
    }
  }
}
