// Where a session file can go: the repository's pages for it, and whether it has arrived. No DOM.
import { roundSeconds } from "./run.mjs";

/** GitHub cuts what is longer, and the text is lost: bytes of the whole address, encoded. */
export const LONGEST_URL = 8000;

/**
 * A repository on GitHub, by its address and branch.
 * @typedef {{address: string, branch: string}} Repository
 *
 * @param {string|null|undefined} address  of its page
 * @param {string|null|undefined} branch
 * @returns {Repository|null} null for what is no such address
 */
export function repositoryOf(address, branch) {
  const url = URL.canParse(address ?? "") ? new URL(address) : null;
  const path = url?.pathname.replace(/\/+$/, "").replace(/\.git$/, "") ?? "";
  const isGitHub = url?.protocol === "https:" && /(^|\.)github\./.test(url.hostname) && /^\/[^/]+\/[^/]+$/.test(path);
  return isGitHub ? { address: url.origin + path, branch: branch || "main" } : null;
}

/**
 * GitHub's page for a new file, filled in as far as the text fits into its address.
 * @param {Repository} repository
 * @param {{path: string, text: string}} file
 * @returns {{url: string, fits: boolean, bytes: number}} without the text where it does not fit
 */
export function newFilePage({ address, branch }, { path, text }) {
  const empty = `${address}/new/${encodedPath(branch)}?filename=${encodedPath(path)}`;
  const url = `${empty}&value=${encodeURIComponent(text)}`;
  const fits = url.length <= LONGEST_URL; // encoded, a sign is a byte
  return { url: fits ? url : empty, fits, bytes: url.length };
}

/** GitHub's page to change a file. */
export const editPage = ({ address, branch }, path) => `${address}/edit/${encodedPath(branch)}/${encodedPath(path)}`;

const encodedPath = (path) => path.split("/").map(encodeURIComponent).join("/");

/**
 * Which runs the site lists by now: saved under an id that a session of the same day has.
 * @param {import("./run-record.mjs").Run[]} runs
 * @param {object|null} sessionsJson  /data/sessions.json
 */
export const published = (runs, sessionsJson) => runs.filter((run) => publishedAs(run, sessionsJson));

/** @returns {object|null} the session of the feed that this run has become */
export function publishedAs(run, sessionsJson) {
  const listed = sessionsJson?.sessions ?? [];
  const day = run.started.slice(0, 10);
  return listed.find((one) => one.id === run.saved?.session && one.date === day && !isAnothers(run, one)) ?? null;
}

/** Two devices may give one name to two rehearsals of a day: their times tell them apart. */
export function isAnothers(run, { rounds }) {
  const differs = ([round, listed]) => {
    const own = roundSeconds(run, round);
    return own !== null && listed?.seconds != null && listed.seconds !== own;
  };
  return Object.entries(rounds ?? {}).some(differs);
}
