// Which questions a round asks: chance, but what is due weighs more. The same seed, the same deck. No DOM.

const DAY = 24 * 60 * 60 * 1000;
const DRILL = 7; // questions of a drill at most

/** Numbers from 0 up to 1 (mulberry32). */
export function chance(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Days since a question fell due; negative before; null where it was never asked. */
export const overdue = ({ due }, day) => (due ? Math.round((Date.parse(day) - Date.parse(due)) / DAY) : null);

export const isDue = (question, day) => (overdue(question, day) ?? 0) >= 0;

/** Never asked weighs 8; due 4 to 8, growing over four weeks; not due 1 and falling by the week. */
export function weight(question, day) {
  const days = overdue(question, day);
  if (days === null) return 8;
  return days >= 0 ? 4 + Math.min(days, 28) / 7 : 1 / (1 - days / 7);
}

/** Draw without putting back: each question's chance of coming next is its weight's share. */
export function shuffled(questions, day, seed) {
  const next = chance(seed);
  const drawnAt = questions.map((one) => [next() ** (1 / weight(one, day)), one]);
  return drawnAt.sort(([a], [b]) => b - a).map(([, one]) => one);
}

/** The questions of round 3: as many as fit at the longest answer, `taken` of them chosen already. */
export function deck({ questions, limits }, day, seed, taken = 0) {
  const fit = Math.max(1, Math.round(limits.defence / limits.answer[1]));
  return shuffled(questions, day, seed).slice(0, Math.max(0, fit - taken));
}

/** A drill: what is due today; where nothing is, what weighs most. */
export function drawn({ questions }, day, seed) {
  const due = questions.filter((one) => isDue(one, day));
  return shuffled(due.length ? due : questions, day, seed).slice(0, DRILL);
}
