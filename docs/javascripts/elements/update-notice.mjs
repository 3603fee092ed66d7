// <update-notice>: a newer build waits on the device. It comes when somebody asks, never during a rehearsal.
import { BUSY, Busy, isAnyBusy, SIGNS } from "../lib/offline-busy.mjs";
import { node, write } from "./nodes.mjs";

const NEWS = "New version. Reload when you are done.";
const UNDER_WAY = "A rehearsal is under way, perhaps in another tab. Finish it, then reload.";

/**
 * All tabs of the site turn to the new build at once, so that no page meets the modules of another
 * build: hence one that is busy holds back all. `worker` is the one that waits.
 */
export class UpdateNotice extends HTMLElement {
  #worker = null;
  #busy = new Busy();
  #connection = null;
  #words = node("span", { role: "status" });
  #button = node("button", { type: "button", class: "update-notice__reload" }, "Reload");

  set worker(worker) {
    this.#worker = worker;
    worker.addEventListener("statechange", () => this.#turn());
  }

  connectedCallback() {
    if (this.#connection) return;
    this.#connection = new AbortController();
    const { signal } = this.#connection;
    this.replaceChildren(this.#words, this.#button);
    this.#button.addEventListener("click", () => this.#reload(), { signal });
    const watch = new MutationObserver(() => this.#attend());
    watch.observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: SIGNS });
    signal.addEventListener("abort", () => watch.disconnect());
    queueMicrotask(() => write(this.#words, NEWS)); // said aloud, because it is written into what is there
    this.#attend();
  }

  disconnectedCallback() {
    queueMicrotask(() => this.isConnected || this.#disconnect());
  }

  #disconnect() {
    this.#connection?.abort();
    this.#connection = null;
    this.#busy.tell(false);
  }

  get #isBusy() {
    return document.querySelector(BUSY) !== null;
  }

  #attend() {
    this.#busy.tell(this.#isBusy);
    this.hidden = this.#isBusy; // nothing covers a button or speaks up in a rehearsal
  }

  async #reload() {
    if (this.#isBusy) return;
    if (this.#worker.state !== "installed") location.reload();
    else if (await isAnyBusy()) write(this.#words, UNDER_WAY);
    else this.#worker.postMessage("take over");
  }

  /** The new build has taken over, by a tap here or in another tab. */
  #turn() {
    if (this.#worker.state === "activated" && !this.#isBusy) location.reload();
  }
}
