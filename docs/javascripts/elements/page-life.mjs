// When a page goes away and when it is back: hidden, frozen, unloaded, or put in the back/forward cache.

/** @param {{leave: () => void, comeBack: () => void}} ears @param {AbortSignal} signal */
export function followPageLife({ leave, comeBack }, signal) {
  const on = (target, type, listener) => target.addEventListener(type, listener, { signal });
  on(document, "visibilitychange", () => (document.hidden ? leave() : comeBack()));
  on(document, "freeze", leave);
  on(document, "resume", comeBack);
  on(window, "pagehide", leave);
  on(window, "pageshow", comeBack);
}
