// Days between dates, by the reader's own calendar.

const DAY = 24 * 60 * 60 * 1000;

/** Whole days from the reader's today to a date such as "2026-11-24", negative once it is past; null for no date. */
export function daysUntil(date, now = new Date()) {
  const then = /^\d{4}-\d\d-\d\d$/.test(date) ? Date.parse(`${date}T00:00:00Z`) : NaN;
  if (Number.isNaN(then)) return null;
  return Math.round((then - Date.UTC(now.getFullYear(), now.getMonth(), now.getDate())) / DAY);
}

const counted = (days) => `${days} day${days === 1 ? "" : "s"}`;

/** -3 → "overdue by 3 days", 0 → "today", 5 → "in 5 days". */
export function dueWords(days) {
  if (days === 0) return "today";
  return days < 0 ? `overdue by ${counted(-days)}` : `in ${counted(days)}`;
}

/** -20 → "20 days ago", 0 → "today"; a date ahead says nothing. */
export function agoWords(days) {
  if (days === 0) return "today";
  return days < 0 ? `${counted(-days)} ago` : "";
}
