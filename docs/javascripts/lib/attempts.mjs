// The attempts of /data/sessions.json with names to choose them by. No DOM.
import { clock } from "./time-words.mjs";

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** "2026-11-08" → "8 Nov 2026" */
function day(date) {
  const [year, month, number] = date.split("-").map(Number);
  return `${number} ${MONTHS[month - 1]} ${year}`;
}

/**
 * Sessions that have attempts, as they come. Attempts are numbered through, from 0; each has a
 * name, as "8 Nov 2026, attempt 2, 1:06", and the address of its place from the site's root.
 */
export function attemptsOf(sessions) {
  let number = 0;
  return sessions
    .filter(({ attempts }) => attempts.length)
    .map(({ url, date, kind, attempts }) => ({
      name: `${day(date)}, ${kind}`,
      attempts: attempts.map((one, place) => ({
        ...one,
        number: number++,
        name: `${day(date)}, attempt ${place + 1}${one.seconds === null ? "" : `, ${clock(one.seconds)}`}`,
        address: `sessions/${url.split("/").at(-2)}/#attempt-${place + 1}`,
      })),
    }));
}
