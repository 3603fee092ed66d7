// Keys of a run: Space is the main button, P pauses. The theme's own keys are asleep meanwhile.

const CONTROLS = "a[href], button, input, select, textarea, summary, [contenteditable]";

/** @param {HTMLElement} host @param {{main: () => void, pause: () => void}} does @param {AbortSignal} signal */
export function listenForKeys(host, does, signal) {
  const press = (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    event.stopPropagation(); // the theme listens at the window: "n" would leave the page
    const isTaken = event.target.closest?.(CONTROLS);
    if (event.repeat || event.defaultPrevented || (isTaken && (event.key === " " || isTaken.matches("input, textarea")))) return;
    if (event.key === " ") does.main();
    else if (event.key.toLowerCase() === "p") does.pause();
    else return;
    event.preventDefault();
  };
  document.addEventListener("keydown", press, { signal });
}
