// Who must not be disturbed by a reload: a rehearsal under way, in this tab or in another. No DOM.

/** A run that is open, or a timer that counts or pauses. */
export const BUSY = "practice-run[data-open], practice-timer:is([data-activity=running], [data-activity=paused])";

/** The attributes of which that speaks. */
export const SIGNS = ["data-open", "data-activity"];

/** All sites of one host share its locks: every name starts with the site's own path. */
const SITE = new URL("../../", import.meta.url).pathname;
const BUSY_TAB = `${SITE}.busy`;
const RUN = `${SITE}.practice`; // whoever writes a run holds this one

/** What this tab tells the others. Without locks (in old browsers) it tells nothing. */
export class Busy {
  #letGo = null;

  /** @param {boolean} isBusy whether this tab is */
  tell(isBusy) {
    if (isBusy === (this.#letGo !== null)) return;
    if (isBusy) this.#hold();
    else this.#free();
  }

  #hold() {
    const held = new Promise((free) => (this.#letGo = free));
    navigator.locks?.request(BUSY_TAB, { mode: "shared" }, () => held).catch(() => {});
  }

  #free() {
    this.#letGo();
    this.#letGo = null;
  }
}

/** Whether any tab of this site is busy. */
export async function isAnyBusy() {
  const { held = [] } = (await navigator.locks?.query().catch(() => null)) ?? {};
  return held.some(({ name }) => name === BUSY_TAB || name === RUN);
}
