// The interviewer's page: choose what is asked, hold the interview, hand over the sheet.
import { deskScreen, freshChoice, newDesk, suggestion } from "../lib/desk.mjs";
import { DeskStore } from "../lib/desk-store.mjs";
import { loadFacts } from "../lib/packet-facts.mjs";
import { Rehearsing } from "../lib/rehearsing.mjs";
import { openStore } from "../lib/store.mjs";
import { deskPlan } from "./desk-plan.mjs";
import { SCREENS } from "./desk-screens.mjs";
import { followPageLife } from "./page-life.mjs";
import { leaveAddress, openAddress, screenInAddress } from "./run-address.mjs";
import { Stage } from "./stage.mjs";

const KIT = { screens: SCREENS, screenOf: deskScreen };
let openDesk = null; // the interview that this document showed last: it goes on when its page is back

export class DeskPage {
  #host;
  #signal;
  #store = null; // of all that the device keeps
  #desks = null; // of the interviews
  #facts = null;
  #rehearsing = null;
  #stage = null;
  #choice = freshChoice();
  #path = location.pathname;

  /** @param {HTMLElement} host @param {AbortSignal} signal ends when the host is gone */
  constructor(host, signal) {
    this.#host = host;
    this.#signal = signal;
    this.#open();
  }

  get run() {
    return this.#rehearsing?.run ?? null;
  }

  close() {
    this.#stage?.close();
    this.#stage = null;
    delete this.#host.dataset.open;
    this.#rehearsing?.close();
  }

  /** Another element has come in the place of the first. */
  moveTo(host) {
    host.replaceChildren(...this.#host.childNodes);
    if (this.#stage) host.dataset.open = "";
    this.#host = host;
    this.#stage?.settle();
  }

  async #open() {
    const signal = this.#signal;
    this.#store = await openStore();
    this.#desks = new DeskStore(this.#store);
    this.#rehearsing = new Rehearsing(this.#desks);
    this.#facts = await loadFacts(this.#store);
    this.#choice = (await this.#desks.draft()) ?? this.#choice;
    followPageLife({ leave: () => this.#rehearsing.leave(), comeBack: () => this.#comeBack() }, signal);
    window.addEventListener("popstate", () => this.#follow(), { signal });
    this.#rehearsing.addEventListener("lost", () => this.#leave(), { signal });
    await this.#follow();
  }

  #comeBack() {
    this.#rehearsing.comeBack();
    this.#stage?.comeBack();
  }

  async #follow() {
    if (this.#signal.aborted || location.pathname !== this.#path) return undefined;
    const at = screenInAddress();
    if (at !== null && this.#stage) return this.#stage.goTo(at);
    const last = openDesk ?? (await this.#desks.list())[0]?.id;
    if (at !== null && last) return this.#resume(last, at);
    this.#rehearsing.act("pause");
    this.close();
    return this.#showPlan();
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
    if (!(await this.#rehearsing.resume(id, true))) return this.#showPlan();
    if (at !== null) this.#rehearsing.act("go", { to: at });
    if (this.#signal.aborted) return this.close();
    openDesk = id;
    openAddress(this.run.at);
    this.#host.dataset.open = "";
    this.#stage?.close();
    this.#stage = new Stage(this.#host, this.#rehearsing, this.#store, () => this.#leave(), KIT);
    return undefined;
  }

  #leave() {
    this.#rehearsing.act("pause");
    this.close();
    leaveAddress();
    this.#showPlan();
  }

  #keep(choice) {
    this.#choice = choice;
    return this.#desks.keepDraft(choice);
  }

  async #showPlan() {
    const desks = await this.#desks.list();
    if (this.#stage || this.#signal.aborted) return;
    const packet = this.#facts?.packet ?? null;
    const told = {
      packet,
      choice: this.#choice,
      suggested: packet && suggestion(document.querySelector("[data-suggested]")?.dataset.suggested, packet),
      desks,
      trouble: this.#store.reason,
    };
    const does = {
      keep: (choice) => this.#keep(choice),
      start: (choice) => this.#start(choice),
      open: (id) => this.#resume(id),
      remove: (id) => this.#desks.delete("runs", id).then(() => this.#showPlan()),
    };
    this.#host.replaceChildren(...deskPlan(told, does));
  }
}
