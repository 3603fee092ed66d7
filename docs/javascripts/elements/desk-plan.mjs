// Before an interview: the suggested plan, or rounds and questions of one's own choice.
import { ROUNDS } from "../lib/run-plan.mjs";
import { roundName } from "../lib/run-screen.mjs";
import { troubleWords } from "../lib/store-words.mjs";
import { deskCard } from "./desk-card.mjs";
import { node, write } from "./nodes.mjs";
import { otherRows } from "./run-others.mjs";
import { plain } from "./run-plain.mjs";
import { button } from "./run-parts.mjs";

/**
 * @param {{packet: object|null, choice: import("../lib/desk.mjs").Choice, suggested: object|null, desks: object[],
 *   others: any[], trouble: string|null}} told  the interview changed last first; `others` cannot be shown
 * @param {{keep: Function, start: Function, open: Function, remove: Function, removeOthers: Function}} does
 * @returns {Node[]}
 */
export function deskPlan({ packet, choice, suggested, desks, others, trouble }, does) {
  const [open, rest] = [desks.filter(({ saved }) => !saved), desks.filter(({ saved }) => saved)];
  const cards = (list) => list.map((desk) => deskCard(desk, does));
  return [
    ...warnings(packet, trouble),
    ...cards(open),
    ...(packet ? choosing(packet, choice, suggested, does) : []),
    ...(rest.length ? [node("h2", {}, "On this device"), ...cards(rest)] : []),
    ...otherRows("interview", others, does.removeOthers),
  ];
}

/** @param {object|null} packet @param {string|null} trouble @returns {Node[]} what has to be known before */
export const warnings = (packet, trouble) =>
  [troubleWords(trouble), packet ? "" : "The questions could not be loaded. Connect once, then reload this page."]
    .filter(Boolean)
    .map((text) => node("p", { class: "run-trouble", role: "alert" }, text));

function choosing(packet, before, suggested, { keep, start }) {
  let choice = before;
  const tally = node("p", { class: "run-quiet", role: "status" });
  const go = button("Start the interview", () => start(choice), "run-start run-start--first desk-start");
  const change = (changes) => {
    choice = { ...choice, ...changes };
    keep(choice);
    show();
  };
  const show = () => {
    write(tally, tallyWords(choice, packet));
    go.disabled = !choice.rounds.length && !choice.layers.length;
  };
  show();
  const role = node("input", { type: "text", class: "gr-input", maxlength: 200, autocomplete: "off" });
  role.value = choice.role;
  role.addEventListener("input", () => change({ role: role.value }));
  const form = node("div", { class: "desk-plan" });
  const build = () =>
    form.replaceChildren(
      rounds(choice, change),
      questions(packet, choice, change),
      ownQuestions(choice, change),
      node("label", { class: "run-field" }, node("span", {}, "Your role, not your name"), node("small", {}, "“a former colleague” is what the candidate’s notes will say"), role),
      tally,
      go,
    );
  build();
  const take = () => {
    change(suggested);
    build();
    go.focus();
  };
  return [...(suggested ? [suggestedCard(packet, suggested, take)] : []), form];
}

function suggestedCard(packet, suggested, take) {
  const layer = suggested.layers.map((id) => `layer: ${packet.layers.find((one) => one.id === id).name}`);
  const rest = suggested.questions.length ? [`${suggested.questions.length} questions that are due`] : [];
  const named = suggested.rounds.filter((name) => name !== "defence" || !rest.length).map(roundName);
  const made = button("", take, "run-start desk-suggested");
  made.append(node("strong", {}, "Take the suggested plan"), " ", node("small", {}, [...named, ...layer, ...rest].join(" · ")));
  return made;
}

function rounds(choice, change) {
  const toggled = (name, isOn) => ROUNDS.filter((one) => (one === name ? isOn : choice.rounds.includes(one)));
  const boxes = ROUNDS.map((name) =>
    checkbox(roundName(name), choice.rounds.includes(name), (isOn) => {
      choice = { ...choice, rounds: toggled(name, isOn), layers: [] };
      change({ rounds: choice.rounds, layers: [] });
    }),
  );
  return node("fieldset", { class: "desk-choice" }, node("legend", {}, "Rounds"), ...boxes);
}

function questions(packet, choice, change) {
  let chosen = choice.questions;
  const boxes = packet.questions.map(({ id, asks }) =>
    checkbox(plain(asks), chosen.includes(id), (isOn) => {
      chosen = isOn ? [...chosen, id] : chosen.filter((one) => one !== id);
      change({ questions: chosen });
    }),
  );
  const fold = node("details", { class: "run-more" }, node("summary", {}, "Choose the questions"), node("fieldset", { class: "desk-choice" }, node("legend", { class: "gr-hidden" }, "Questions, in the order in which you choose them"), ...boxes));
  fold.open = chosen.length > 0;
  return fold;
}

/** One a line: nobody has to find a button for a second one. */
function ownQuestions(choice, change) {
  const box = node("textarea", { rows: 2, autocapitalize: "sentences" });
  box.value = choice.own.join("\n");
  const typed = () => box.value.split("\n").map((line) => line.trim().slice(0, 500)).filter(Boolean);
  box.addEventListener("input", () => change({ own: typed().slice(0, 20) }));
  return node("label", { class: "run-field" }, node("span", {}, "Questions of your own"), node("small", {}, "One a line; they are asked first"), box);
}

function checkbox(label, isOn, toggle) {
  const box = node("input", { type: "checkbox" });
  box.checked = isOn;
  box.addEventListener("change", () => toggle(box.checked));
  return node("label", { class: "desk-box" }, box, node("span", {}, label));
}

/** "Round 1: elevator pitch · 5 questions". */
function tallyWords({ rounds: names, layers, questions: chosen, own }, packet) {
  const count = chosen.length + own.length;
  const defence = count ? `${count} question${count === 1 ? "" : "s"}` : packet.questions.length ? "questions drawn for you, what is due first" : "no question: write one above";
  const parts = names.map((name) => (name === "defence" ? `${roundName(name)}, ${defence}` : roundName(name)));
  const single = layers.map((id) => `layer: ${packet.layers.find((one) => one.id === id)?.name ?? id}`);
  return [...parts, ...single].join(" · ") || "Choose a round.";
}
