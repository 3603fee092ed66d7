// What was said, in figures: counted here as on the site's own pages.
import { speechLine, textsOf } from "../lib/speech-line.mjs";
import { speechRules } from "../lib/speech-rules-here.mjs";
import { node, write } from "./nodes.mjs";
import { folded } from "./run-parts.mjs";

const MOST_OPEN = 3; // a drill has many answers

/**
 * The line of a text that changes with the run; nothing while there is none.
 * @param {(run: object) => {said: string, seconds: number|null}} read
 * @returns {import("./run-parts.mjs").Part}
 */
export function figures(read) {
  const line = node("p", { class: "run-quiet", hidden: "" });
  let rules = null;
  let latest = null;
  const tell = () => {
    if (!rules || !latest) return;
    write(line, speechLine(latest.said, latest.seconds, rules));
    line.hidden = line.textContent === "";
  };
  const show = (run) => {
    const { said, seconds } = read(run);
    if (said === latest?.said && seconds === latest.seconds) return;
    latest = { said, seconds };
    tell();
  };
  speechRules().then((ready) => {
    rules = ready;
    tell();
  });
  return { node: line, show };
}

/** A list of all that a kept run has in words; null where it has none. */
export function figureList(run) {
  const texts = textsOf(run);
  if (!texts.length) return null;
  const list = node("ul", { class: "run-points run-quiet", hidden: "" });
  const whole = texts.length > MOST_OPEN ? folded("What was said, in figures", list).node : list;
  speechRules().then((rules) => {
    list.hidden = !rules;
    if (rules) list.append(...texts.map(({ name, said, seconds }) => node("li", {}, node("strong", {}, name), ` ${speechLine(said, seconds, rules)}`)));
  });
  return whole;
}
