// The pieces that a run's screens are made of. A part is a node, and what it shows of a run.
import { mark, node, write } from "./nodes.mjs";

/**
 * @typedef {object} Part
 * @property {Node} node
 * @property {(run: import("../lib/run.mjs").Run, now: number) => void} [show]
 */

export const words = (text, style = "") => ({ node: node("p", style ? { class: style } : {}, text) });

/** Text that changes with the run. */
export function telling(read, style = "", tag = "p") {
  const target = node(tag, style ? { class: style } : {});
  return {
    node: target,
    show: (run, now) => {
      write(target, read(run, now));
      target.hidden = target.textContent === "";
    },
  };
}

export const points = (texts, style = "run-points") => ({ node: node("ul", { class: style }, ...texts.map((one) => node("li", {}, one))) });

export function button(label, press, style = "") {
  const made = node("button", { type: "button", ...(style && { class: style }) }, label);
  made.addEventListener("click", press); // goes with its screen
  return made;
}

/** A button that comes and goes. `read` gives its label, or "" for none. */
export function act(read, press, style = "") {
  const made = button("", press, style);
  const show = (run, now) => {
    write(made, read(run, now));
    made.hidden = made.textContent === "";
  };
  return { node: made, show };
}

/** A text that is typed, under its label. */
export function field(label, read, type, { hint = "", rows = 3 } = {}) {
  const box = node("textarea", { rows, autocapitalize: "sentences" });
  box.addEventListener("input", () => type(box.value));
  const small = hint ? [node("small", {}, hint)] : [];
  const show = (run) => {
    if (box.value !== read(run)) box.value = read(run);
  };
  return { node: node("label", { class: "run-field" }, node("span", {}, label), ...small, box), show };
}

/** One of several, or none: pressing the chosen one takes it back. */
export function choice(legend, options, read, pick) {
  const buttons = options.map(([value, label]) => {
    const made = button(label, () => pick(made.getAttribute("aria-pressed") === "true" ? null : value));
    return [value, made];
  });
  const row = node("div", { class: "run-options" }, ...buttons.map(([, made]) => made));
  const show = (run) => buttons.forEach(([value, made]) => mark(made, "aria-pressed", read(run) === value));
  return { node: node("div", { class: "run-choice", role: "group", "aria-label": legend }, node("p", {}, legend), row), show };
}

export const yesNo = (legend, read, pick) => choice(legend, [[true, "Yes"], [false, "No"]], read, pick);

/** Any of several. */
export function ticks(legend, options, read, pick) {
  const toggled = (list, value) => (list.includes(value) ? list.filter((one) => one !== value) : [...list, value]);
  let chosen = [];
  const buttons = options.map(([value, label]) => [value, button(label, () => pick(toggled(chosen, value)), "run-tick")]);
  const row = node("div", { class: "run-options run-options--any" }, ...buttons.map(([, made]) => made));
  const show = (run) => {
    chosen = read(run);
    buttons.forEach(([value, made]) => mark(made, "aria-pressed", chosen.includes(value)));
  };
  return { node: node("div", { class: "run-choice", role: "group", "aria-label": legend }, node("p", {}, legend), row), show };
}

/** Folded away until it is wanted. */
export const folded = (summary, ...nodes) => ({ node: node("details", { class: "gr-reveal run-more" }, node("summary", {}, summary), ...nodes) });
