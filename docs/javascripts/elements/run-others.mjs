// What is kept among runs or interviews and cannot be shown: it stays, can be had as a file, and goes when somebody says so.
import { node } from "./nodes.mjs";
import { confirmed } from "./run-card.mjs";
import { button } from "./run-parts.mjs";
import { Download } from "./run-save-acts.mjs";

/**
 * @param {"run"|"interview"} what @param {any[]} rows @param {() => void} remove
 * @returns {Node[]} nothing where there are none
 */
export function otherRows(what, rows, remove) {
  if (!rows.length) return [];
  const download = new Download();
  const which = rows.length === 1 ? `One ${what} on this device` : `${rows.length} ${what}s on this device`;
  const words = `${which} cannot be shown: written by a newer page of this site, or damaged. Nothing was changed.`;
  const give = () => download.give({ name: `${what}s.json`, type: "application/json", text: `[${rows.map(written).join(",\n")}]` });
  const acts = [button("Download as it is", give, "gr-button"), confirmed("Delete for good?", remove)];
  return [node("div", { class: "run-card" }, node("p", {}, words), node("div", { class: "gr-actions" }, ...acts))];
}

/** A storage holds more than JSON can: what goes round in circles was never a run, and only its name is written. */
function written(row) {
  try {
    return JSON.stringify(row, (_, value) => (typeof value === "bigint" ? String(value) : value), 2) ?? "null";
  } catch {
    return JSON.stringify({ id: String(row.id) });
  }
}
