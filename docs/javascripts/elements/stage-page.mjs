// A page where somebody rehearses or interviews: a lobby, and a stage that has the page to itself.
import { leaveAddress, openAddress } from "./run-address.mjs";

const AROUND = "run-around";

/** A subclass sets `store` and `rehearsing`, and has `showLobby()`; `stage` is null while that is shown. */
export class StagePage {
  /** @type {import("../lib/rehearsing.mjs").Rehearsing|null} */
  rehearsing = null;
  /** @type {import("../lib/store.mjs").Store|null} */
  store = null;
  /** @type {import("./stage.mjs").Stage|null} */
  stage = null;
  #path = location.pathname;
  #around = []; // what was marked

  /** @param {HTMLElement} host @param {AbortSignal} signal ends when the host is gone */
  constructor(host, signal) {
    this.host = host;
    this.signal = signal;
  }

  get run() {
    return this.rehearsing?.run ?? null;
  }

  /** Whether the address is still this page's: the theme tells of "back" before it takes a page away. */
  get isHere() {
    return location.pathname === this.#path;
  }

  /** A run has the page to itself. @param {(leave: () => void) => import("./stage.mjs").Stage} make */
  raise(make) {
    openAddress(this.run.at);
    this.#standAlone();
    this.stage?.close();
    this.stage = make(() => this.leave());
  }

  close() {
    this.stage?.close();
    this.stage = null;
    this.#stepBack();
    this.rehearsing?.close();
  }

  /** Another element has come in the place of the first. */
  moveTo(host) {
    host.replaceChildren(...this.host.childNodes);
    this.host = host;
    if (!this.stage) return;
    this.#standAlone();
    this.stage.settle();
  }

  /** Pause, and back to the lobby; the run waits there. */
  leave() {
    this.rehearsing.act("pause");
    this.close();
    leaveAddress();
    this.showLobby();
  }

  /** What had the focus is gone with what it deleted: keys and screen readers go on here, not at the page's top. */
  async removed() {
    await this.showLobby();
    this.host.tabIndex = -1;
    this.host.focus({ preventScroll: true });
  }

  /**
   * All else is hidden by marks (run.css). Styles that ask what an element has inside, `:has()`, would be
   * tried on every element at every change: a phone spent half of a tap on them.
   */
  #standAlone() {
    this.host.dataset.open = "";
    document.body.dataset.alone = "";
    this.#around = [...around(this.host)];
    for (const one of this.#around) one.classList.add(AROUND);
  }

  #stepBack() {
    delete this.host.dataset.open;
    delete document.body.dataset.alone;
    for (const one of this.#around.splice(0)) one.classList.remove(AROUND);
  }
}

/** What an element stands in, up to the page's text. */
function* around(host) {
  const text = host.closest("article");
  for (let one = host; text && one !== text; one = one.parentElement) yield one.parentElement;
}
