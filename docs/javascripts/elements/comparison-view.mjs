// Two attempts side by side, as nodes: the same markup that templates/speech.html writes.
import { node } from "./nodes.mjs";

const CHIPS = { better: ["good", "✓ "], worse: ["bad", "✗ "] };

/** @param {ReturnType<import("../lib/comparison.mjs").sideBySide>} both */
export function comparisonNode(both) {
  const shown = [node("p", { class: "gr-compare__finding" }, both.finding)];
  if (both.lines.length) shown.push(table(both.lines));
  shown.push(...both.reasons.map(quiet));
  if (both.passages.length) shown.push(key(), words(both.passages));
  if (both.more) shown.push(quiet(`And ${both.more} more pieces: the text was written anew.`));
  return node("div", { class: "gr-compare" }, ...shown);
}

const quiet = (text) => node("p", { class: "gr-quiet" }, text);

function table(lines) {
  const heads = ["Figure", "Earlier", "Later", "Verdict"].map((name) => node("th", { scope: "col" }, name));
  return node(
    "table",
    { class: "gr-table gr-compare__rows" },
    node("caption", { class: "gr-hidden" }, "The earlier and the later attempt"),
    node("thead", {}, node("tr", {}, ...heads)),
    node("tbody", {}, ...lines.map(line)),
  );
}

function line({ name, before, after, verdict }) {
  const figure = (value) => node("td", {}, value === null ? "–" : value.toLocaleString("en"));
  return node("tr", {}, node("th", { scope: "row" }, name), figure(before), figure(after), node("td", {}, said(verdict)));
}

function said(verdict) {
  if (!CHIPS[verdict]) return verdict === "same" ? "same" : "not known";
  const [tone, sign] = CHIPS[verdict];
  return node("span", { class: `gr-chip gr-chip--${tone}` }, node("span", { "aria-hidden": "true" }, sign), verdict);
}

function key() {
  const [out, come] = [node("del", {}, "Struck out"), node("ins", {}, "Underlined")];
  return node("p", { class: "gr-quiet gr-diff-key" }, out, ": said before. ", come, ": new.");
}

function words(passages) {
  return node("p", { class: "gr-diff", dir: "auto" }, ...passages.flatMap((one) => [passage(one), " "]));
}

function passage({ kind, text, leftOut }) {
  if (leftOut) return node("span", { class: "gr-diff__gap", dir: "ltr" }, `… ${leftOut.toLocaleString("en")} words …`);
  if (kind === "same") return text;
  return node(kind === "removed" ? "del" : "ins", {}, text);
}
