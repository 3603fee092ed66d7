// How a length of time is written and spoken.

/** 67 → "1:07". */
export function clock(seconds) {
  const rest = String(seconds % 60).padStart(2, "0");
  return `${Math.floor(seconds / 60)}:${rest}`;
}

const count = (n, unit) => `${n} ${unit}${n === 1 ? "" : "s"}`;

/** 60 → "60 seconds", 600 → "10 minutes", 655 → "10 minutes 55 seconds". The macro says the same. */
export function spoken(seconds) {
  if (seconds < 120) return count(seconds, "second");
  const minutes = count(Math.floor(seconds / 60), "minute");
  return seconds % 60 ? `${minutes} ${count(seconds % 60, "second")}` : minutes;
}

/** A plan in words: "10 minutes", or for a target window "60 to 90 seconds". */
export function planWords({ limit, from }) {
  if (!from) return spoken(limit);
  const unit = (seconds) => spoken(seconds).replace(/^\d+ /, "");
  return `${unit(from) === unit(limit) ? parseInt(spoken(from), 10) : spoken(from)} to ${spoken(limit)}`;
}

/** 40 → "40 s", 125 → "2 min 5 s", 7200 → "2 h". */
export function brief(seconds) {
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min${seconds % 60 ? ` ${seconds % 60} s` : ""}`;
  return `${Math.floor(seconds / 3600)} h`;
}
