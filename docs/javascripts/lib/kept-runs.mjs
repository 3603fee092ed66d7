// The runs that this device keeps, apart from what is there and cannot be shown. No DOM.
import { isRun } from "./kept-shapes.mjs";
import { upToDate } from "./run-record.mjs";

/**
 * Nothing is thrown away: what is no run may be one of a newer build, or hold words that somebody needs.
 * @param {object[]} rows  all that the store has as runs
 * @returns {{runs: import("./run-record.mjs").Run[], others: object[]}}
 */
export function keptRuns(rows) {
  const runs = rows.filter(isRun);
  return { runs: runs.map(upToDate), others: rows.filter((row) => !runs.includes(row)) };
}
