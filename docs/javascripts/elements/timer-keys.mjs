// Which key means which act, and when a key belongs to somebody else.

const ACTS = { " ": "toggle", l: "lap", r: "reset" };
const CONTROLS = "a[href], button, input, select, textarea, summary, label, [contenteditable], [tabindex], audio, video";

/**
 * The act that a key press asks of a timer, if it asks for one.
 *
 * With the focus inside the timer: its keys, but Space stays with a focused button (which it presses).
 * With the focus nowhere: only of the single timer of the page that is under way. Anywhere else, with
 * a modifier, held down, or while an input method composes: none.
 *
 * @param {KeyboardEvent} event
 * @param {HTMLElement} timer
 */
export function actOf(event, timer) {
  const act = ACTS[event.key.toLowerCase()];
  const modified = event.ctrlKey || event.metaKey || event.altKey || event.shiftKey;
  if (!act || modified || event.repeat || event.isComposing || event.defaultPrevented) return null;
  const focus = document.activeElement;
  if (focus === timer) return act;
  if (timer.contains(focus)) return act === "toggle" && focus.closest(CONTROLS) !== timer ? null : act;
  const nowhere = !focus || focus === document.body || focus === document.documentElement;
  return nowhere && isOnlyOneUnderWay(timer) ? act : null;
}

function isOnlyOneUnderWay(timer) {
  const underWay = document.querySelectorAll(
    "practice-timer:is([data-activity=running], [data-activity=paused])",
  );
  return underWay.length === 1 && underWay[0] === timer;
}
