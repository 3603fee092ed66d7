// The clock of one speaking screen as a record: started, paused, lapped by pure functions. No DOM.

/**
 * The same anchors as in lib/countdown.mjs.
 * @typedef {object} Clock
 * @property {"ready"|"running"|"paused"|"finished"} activity
 * @property {number} spent  milliseconds spoken up to `since`; pauses are never in it
 * @property {number} since  epoch milliseconds at which `spent` was true
 * @property {number[]} laps  milliseconds spoken at the end of each lap
 */

/** Nobody speaks so long: a clock found running after this was left, not spoken to. */
export const ABANDONED = 4 * 60 * 60 * 1000;

/** @returns {Clock} */
export const freshClock = () => ({ activity: "ready", spent: 0, since: 0, laps: [] });

/** Milliseconds spoken by `now`; a wall clock that was set back takes nothing away. */
export function spokenBy(clock, now) {
  return clock.spent + (clock.activity === "running" ? Math.max(0, now - clock.since) : 0);
}

/** Start, or go on after a pause. */
export function resumed(clock, now) {
  const from = clock.activity === "finished" ? freshClock() : clock;
  return clock.activity === "running" ? clock : { ...from, activity: "running", since: now };
}

export function paused(clock, now) {
  if (clock.activity !== "running") return clock;
  return { ...clock, activity: "paused", spent: spokenBy(clock, now), since: now };
}

export function stopped(clock, now) {
  if (clock.activity === "ready" || clock.activity === "finished") return clock;
  return { ...clock, activity: "finished", spent: spokenBy(clock, now), since: now };
}

export const restarted = (clock) => (clock.activity === "ready" ? clock : freshClock());

export function lapped(clock, now) {
  return clock.activity === "running" ? { ...clock, laps: [...clock.laps, spokenBy(clock, now)] } : clock;
}

export const unlapped = (clock) => (clock.laps.length ? { ...clock, laps: clock.laps.slice(0, -1) } : clock);

/** The page goes away: `wall` is what the wall clock shows, for whoever takes over. */
export function left(clock, now, wall) {
  if (clock.activity !== "running") return clock;
  return { ...clock, spent: spokenBy(clock, now), since: wall };
}

/** Another document takes over: the time away counts, unless it is absurd. */
export function taken(clock, now) {
  const isLeft = clock.activity === "running" && now - clock.since > ABANDONED;
  return isLeft ? { ...clock, activity: "paused", since: now } : clock;
}

/** "2026-11-22T14:05:09+01:00": a moment as the device's own clock on the wall shows it. */
export function startedAt(date) {
  const two = (n) => String(Math.floor(n)).padStart(2, "0");
  const ahead = -date.getTimezoneOffset();
  const size = Math.abs(ahead);
  const local = new Date(date.getTime() + ahead * 60_000).toISOString().slice(0, 19);
  return `${local}${ahead < 0 ? "-" : "+"}${two(size / 60)}:${two(size % 60)}`;
}
