// What a run's screen is given: the run as it is now, and ways to change it.

/**
 * @typedef {object} Desk
 * @property {import("../lib/run.mjs").Run} run  as it is now
 * @property {ReturnType<import("../lib/run-screen.mjs").screen>} screen
 * @property {(type: string, more?: object) => void} act  an event of lib/run.mjs
 * @property {(path: string, value: any) => void} write
 * @property {() => void} refresh
 * @property {() => void} discard  the run and the stage with it
 */

/** @returns {Desk} */
export const deskOf = (rehearsing, screen, { act, refresh, leave }) => ({
  get run() {
    return rehearsing.run;
  },
  screen,
  act,
  write: (path, value) => rehearsing.act("write", { path, value }),
  refresh,
  discard: () => rehearsing.discard().then(leave),
});
