// The interviewer's page: choose what is asked, hold the interview, hand over the sheet.
import { deskScreen, freshChoice, newDesk, suggestion } from "../lib/desk.mjs";
import { DeskStore } from "../lib/desk-store.mjs";
import { loadFacts } from "../lib/packet-facts.mjs";
import { Rehearsing } from "../lib/rehearsing.mjs";
import { openStore } from "../lib/store.mjs";
import { deskPlan, warnings } from "./desk-plan.mjs";
import { SCREENS } from "./desk-screens.mjs";
import { followPageLife } from "./page-life.mjs";
import { screenInAddress } from "./run-address.mjs";
import { StagePage } from "./stage-page.mjs";
import { Stage } from "./stage.mjs";

const KIT = { screens: SCREENS, screenOf: deskScreen };
let openDesk = null; // the interview that this document showed last: it goes on when its page is back

export class DeskPage extends StagePage {
  #desks = null; // of the interviews
  #facts = null;
  #choice = freshChoice();
  #isChosen = false; // anything, on this page

  constructor(host, signal) {
    super(host, signal);
    this.#open();
  }

  async #open() {
    const signal = this.signal;
    this.store = await openStore();
    this.#desks = new DeskStore(this.store);
    this.rehearsing = new Rehearsing(this.#desks);
    this.#facts = await loadFacts(this.store);
    this.#choice = (await this.#desks.draft()) ?? this.#choice;
    followPageLife({ leave: () => this.rehearsing.leave(), comeBack: () => this.#comeBack() }, signal);
    window.addEventListener("popstate", () => this.#follow(), { signal });
    this.rehearsing.addEventListener("lost", () => this.leave(), { signal });
    this.store.addEventListener("trouble", () => this.#followStore(), { signal });
    await this.#follow();
  }

  #comeBack() {
    this.rehearsing.comeBack();
    this.stage?.comeBack();
  }

  async #follow() {
    if (this.signal.aborted || !this.isHere) return undefined;
    const at = screenInAddress();
    if (at !== null && this.stage) return this.stage.goTo(at);
    const last = openDesk ?? (await this.#desks.list()).desks[0]?.id;
    if (at !== null && last) return this.#resume(last, at);
    this.rehearsing.act("pause");
    this.close();
    return this.showLobby();
  }

  async #start(choice) {
    const [seed] = crypto.getRandomValues(new Uint32Array(1));
    const { packet, sessions } = this.#facts;
    const desk = newDesk(choice, packet, sessions, new Date(), seed);
    await this.#desks.add(desk);
    await this.#keep({ ...freshChoice(), role: choice.role });
    return this.#resume(desk.id);
  }

  /** Also from another tab, which then lets go: a mentor has one table. */
  async #resume(id, at = null) {
    if (!(await this.rehearsing.resume(id, true))) return this.showLobby();
    if (at !== null) this.rehearsing.act("go", { to: at });
    if (this.signal.aborted) return this.close();
    openDesk = id;
    this.raise((leave) => new Stage(this.host, this.rehearsing, this.store, leave, KIT));
    return undefined;
  }

  /** A store that answers late has a draft and interviews; under somebody's hands only the warnings change. */
  async #followStore() {
    if (this.stage) return;
    if (this.#isChosen || this.host.contains(document.activeElement)) {
      for (const one of this.host.querySelectorAll(":scope > .run-trouble")) one.remove();
      this.host.prepend(...warnings(this.#facts?.packet ?? null, this.store.reason));
      return;
    }
    this.#choice = (await this.#desks.draft()) ?? this.#choice;
    await this.showLobby();
  }

  #keep(choice) {
    this.#isChosen = true;
    this.#choice = choice;
    return this.#desks.keepDraft(choice);
  }

  async showLobby() {
    const { desks, others } = await this.#desks.list();
    if (this.stage || this.signal.aborted) return;
    const packet = this.#facts?.packet ?? null;
    const told = {
      packet,
      choice: this.#choice,
      suggested: packet && suggestion(document.querySelector("[data-suggested]")?.dataset.suggested, packet),
      desks,
      others: others.map(({ row }) => row),
      trouble: this.store.reason,
    };
    const does = {
      keep: (choice) => this.#keep(choice),
      start: (choice) => this.#start(choice),
      open: (id) => this.#resume(id),
      remove: (id) => this.#remove([id]),
      removeOthers: () => this.#remove(others.map(({ id }) => id)),
    };
    this.host.replaceChildren(...deskPlan(told, does));
  }

  async #remove(ids) {
    await Promise.all(ids.map((id) => this.#desks.delete("runs", id)));
    await this.removed();
  }
}
