// A run's screens in the browser's history: one entry a screen, so that "back" is one screen back.

// In the address, because the theme overwrites `history.state` whenever somebody scrolls.
const SCREEN = /^#screen-(\d+)$/;
const TOP = { x: 0, y: 0 }; // what the theme keeps in an entry: where it was scrolled to

/** @returns {number|null} index of the screen that the address names */
export function screenInAddress() {
  const found = SCREEN.exec(location.hash);
  return found ? Number(found[1]) - 1 : null;
}

const push = (at) => history.pushState(TOP, "", `#screen-${at + 1}`);
const replace = (at) => history.replaceState(TOP, "", at === null ? location.pathname + location.search : `#screen-${at + 1}`);

/** A run is opened at a screen: there is an entry for each screen before it, and one for the page. */
export function openAddress(at) {
  const from = screenInAddress();
  if (from === null) replace(null); // a fragment that started a run would start another
  if (from > at) replace(at);
  for (let i = (from ?? -1) + 1; i <= at; i++) push(i);
}

/** The run went to another screen by itself. */
export function followInAddress(at) {
  const from = screenInAddress();
  if (at > from) push(at);
  else if (at < from) replace(at);
}

export const leaveAddress = () => history.pushState(TOP, "", location.pathname + location.search);
