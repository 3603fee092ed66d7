// One kept run in the device's own history: when, how far, the times, the improvements.
import { spokenBy } from "../lib/run-clock.mjs";
import { roundName, screen } from "../lib/run-screen.mjs";
import { againIn, askedOf, clockOf, roundSeconds } from "../lib/run.mjs";
import { clock } from "../lib/time-words.mjs";
import { node } from "./nodes.mjs";
import { figureList } from "./run-figures.mjs";
import { button } from "./run-parts.mjs";

const KINDS = { full: "Full mock", round: "One round", drill: "Drill" };

/**
 * @param {import("../lib/run.mjs").Run} run
 * @param {{isElsewhere: boolean, session?: object|null}} known  what the site lists of it, if it does
 */
export function runCard(run, now, { isElsewhere, session = null }, { open, remove }) {
  const isOpen = !run.finished && !run.saved;
  const day = new Date(run.started).toLocaleString([], { dateStyle: "medium", timeStyle: "short" });
  const facts = run.rounds.map((round) => [round, roundSeconds(run, round)]).filter(([, seconds]) => seconds !== null);
  const texts = askedOf(run).flatMap((round) => [run.improvements[round].text.trim(), ...againIn(run, round).map((one) => one.text)]).filter(Boolean);
  const figures = figureList(run);
  const label = isElsewhere ? "Go on here" : isOpen ? "Continue where you were" : "Open";
  return node(
    "div",
    { class: `run-card${isOpen ? " run-card--open" : ""}` },
    node("p", { class: "run-card__head" }, node("strong", {}, KINDS[run.mode]), ` · ${day}${run.kind === "solo" || !run.with ? "" : ` · with ${run.with}`}`),
    ...(isOpen ? [node("p", {}, whereLeft(run, now))] : []),
    ...(run.saved ? [node("p", {}, ...savedWords(run, session))] : []),
    ...(facts.length ? [node("p", {}, facts.map(([round, seconds]) => `${roundName(round)} ${clock(seconds)}`).join(" · "))] : []),
    ...(texts.length ? [node("ul", { class: "run-points" }, ...texts.map((text) => node("li", {}, text)))] : []),
    node("div", { class: "gr-actions" }, button(label, () => open(run.id), `gr-button${isOpen ? " gr-button--primary" : ""}`), confirmed(run.recordings.length ? "Delete with its recordings?" : "Delete for good?", () => remove(run.id))),
    ...(figures ? [figures] : []),
  );
}

const savedWords = ({ saved }, session) =>
  session
    ? ["Published: ", node("a", { href: session.url }, session.id), ". The copy on this device can go."]
    : [`Saved as ${saved.session}.`];

/** "Round 3: trade-off defence, question 3 of 7. The clock is running: 0:42." */
function whereLeft(run, now) {
  const { title, where } = screen(run);
  const timer = clockOf(run);
  const spoken = timer && timer.activity !== "ready" ? clock(Math.floor(spokenBy(timer, now) / 1000)) : "";
  const words = { running: `The clock is running: ${spoken}.`, paused: `The clock is paused at ${spoken}.` };
  return [`${title}, ${where.toLowerCase()}.`, words[timer?.activity]].filter(Boolean).join(" ");
}

/** Deleting takes two presses: nothing brings a run back. */
export function confirmed(question, remove) {
  const made = button("Delete", () => {
    if (made.dataset.sure) return remove();
    made.dataset.sure = "yes";
    made.textContent = question;
  }, "gr-button");
  return made;
}
