// One kept interview: when, with what, and whether its sheet was handed over.
import { tallyOf } from "../lib/desk.mjs";
import { roundName } from "../lib/run-screen.mjs";
import { clock } from "../lib/time-words.mjs";
import { node } from "./nodes.mjs";
import { confirmed } from "./run-card.mjs";
import { button } from "./run-parts.mjs";

/** @param {object} desk  of lib/desk.mjs @param {{open: (id: string) => void, remove: (id: string) => void}} does */
export function deskCard(desk, { open, remove }) {
  const { spoken, answers } = tallyOf(desk);
  const day = new Date(desk.started).toLocaleString([], { dateStyle: "medium", timeStyle: "short" });
  const facts = [...spoken.map(([round, seconds]) => `${roundName(round)} ${clock(seconds)}`), answers && `${answers} answer${answers === 1 ? "" : "s"}`];
  const state = desk.saved ? "The sheet was handed over." : "The sheet was not handed over yet.";
  return node(
    "div",
    { class: `run-card${desk.saved ? "" : " run-card--open"}` },
    node("p", { class: "run-card__head" }, node("strong", {}, "Interview"), ` · ${day}`),
    node("p", {}, [state, facts.filter(Boolean).join(" · ")].filter(Boolean).join(" ")),
    node(
      "div",
      { class: "gr-actions" },
      button(desk.saved ? "Open" : "Go on", () => open(desk.id), `gr-button${desk.saved ? "" : " gr-button--primary"}`),
      confirmed("Delete for good?", () => remove(desk.id)),
    ),
  );
}
