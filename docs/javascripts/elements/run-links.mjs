// Links on the practice page that start a run.

/** The fragment of the start link that was tapped; null for any other link or tap. */
export function startOf({ target, ctrlKey, metaKey, shiftKey }) {
  const link = target.closest?.("a[href*='=']");
  const isHere = link?.pathname === location.pathname && link.hash.includes("=");
  return isHere && !ctrlKey && !metaKey && !shiftKey ? link.hash : null;
}
