// What somebody asks of a timer, by a tap or by a key, and when a key belongs to somebody else.

/** @typedef {"toggle"|"lap"|"finish"|"reset"|"undoReset"|"sound"|"vibration"} Act */

const KEYS = { " ": "toggle", l: "lap", r: "reset" };
const CONTROLS = "a[href], button, input, select, textarea, summary, [contenteditable], [tabindex]";

/** @param {HTMLElement} timer @param {(act: Act) => void} ask @param {AbortSignal} signal */
export function listenForActs(timer, ask, signal) {
  const press = ({ target }) => {
    const button = target.closest("button[data-act]");
    if (button && button.getAttribute("aria-disabled") !== "true") ask(button.dataset.act);
  };
  const key = (event) => {
    const act = actOfKey(event, timer);
    if (!act) return;
    event.preventDefault();
    event.stopPropagation(); // the theme listens at the window
    ask(act);
  };
  timer.addEventListener("click", press, { signal });
  document.addEventListener("keydown", key, { signal });
}

/**
 * With the focus inside the timer its keys count, but Space stays with a focused button, which it
 * presses. With the focus nowhere they count for the single timer of the page that is under way.
 * Anywhere else, with a modifier, held down, or while an input method composes, they count for none.
 */
function actOfKey(event, timer) {
  const act = KEYS[event.key?.toLowerCase()];
  const isModified = event.ctrlKey || event.metaKey || event.altKey || event.shiftKey;
  if (!act || isModified || event.repeat || event.isComposing || event.defaultPrevented) return null;
  const focus = document.activeElement ?? document.body;
  if (timer.contains(focus)) return act === "toggle" && focus !== timer && focus.closest(CONTROLS) ? null : act;
  const isNowhere = focus === document.body || focus === document.documentElement;
  return isNowhere && isOnlyOneUnderWay(timer) ? act : null;
}

function isOnlyOneUnderWay(timer) {
  const underWay = "practice-timer:is([data-activity=running], [data-activity=paused])";
  const found = document.querySelectorAll(underWay);
  return found.length === 1 && found[0] === timer;
}
