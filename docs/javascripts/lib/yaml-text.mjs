// Plain values as YAML text that reads back as the same values, whatever somebody typed. No DOM.

import { visible } from "./visible.mjs";

/** Mapping keys whose text stands as written, below a `|`. */
const PROSE = new Set(["said", "hindsight"]);
const WORD = /^[A-Za-z][A-Za-z0-9]*(-[A-Za-z0-9]+)*$/;
const NO_WORD = /^(true|false|yes|no|on|off|y|n|null)$/i; // what YAML 1.1 takes for something else
/** Signs that no YAML file may hold as they are, and three that its reader takes for line ends. */
const UNPRINTABLE = /[^\t\n -~\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\u{10000}-\u{10ffff}]/u;
const UNPRINTABLE_IN_JSON = /[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/g;

/** Typed text as its reader takes it: every line end is \n, half of a surrogate pair is U+FFFD, no sign that is no text. */
export const readable = (text) =>
  visible(String(text ?? "").replace(/\r\n?/g, "\n").replace(/\p{Surrogate}/gu, "\ufffd"));

/** Blank to the reader of session files too, which counts some control signs as white space. */
export const isBlank = (text) => !/[^\s\p{Cc}]/u.test(visible(text ?? ""));

/** Words on one line. */
export const oneLine = (text) => readable(text).replace(/[\s\p{Cc}]+/gu, " ").trim();

/** @returns {string[]} comment lines, without the signs that YAML cannot read even there */
export const comment = (text) =>
  readable(text).split("\n").map((line) => `# ${oneLine(line).replace(/[\ufffe\uffff]/g, "")}`.trimEnd());

/** Written as it is, never quoted: a date, `{}`. */
export const asIs = (text) => Symbol(text);

/** JSON's strings are YAML's double-quoted ones, but for a few signs that JSON leaves as they are. */
export function quoted(text) {
  const escape = (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`;
  return JSON.stringify(readable(text)).replace(UNPRINTABLE_IN_JSON, escape);
}

/** @returns {string[]} the lines of a mapping, keys in their order; what is empty is left out */
export function yamlLines(map, margin = "") {
  return written(map).flatMap(([key, value]) => entry(key, value, margin));
}

/** Nothing to write: no value, no text, or only such things inside. */
export const isEmpty = (value) =>
  value === null || value === undefined || value === "" || (typeof value === "object" && !written(value).length);

const written = (value) => Object.entries(value).filter(([, inner]) => !isEmpty(inner));

const isText = (value) => typeof value !== "object";

function entry(key, value, margin) {
  const inner = `${margin}  `;
  if (PROSE.has(key)) return [`${margin}${key}: ${prose(value, inner)}`];
  if (isShort(value)) return [`${margin}${key}: ${flow(value)}`];
  const lines = Array.isArray(value) ? written(value).flatMap(([, one]) => item(one, inner)) : yamlLines(value, inner);
  return [`${margin}${key}:`, ...lines];
}

function item(value, margin) {
  if (isShort(value)) return [`${margin}- ${flow(value)}`];
  const [first, ...rest] = yamlLines(value, `${margin}  `);
  return [`${margin}- ${first.slice(margin.length + 2)}`, ...rest];
}

/** Fits on one line: a text, a list of words and figures, up to three keys without prose. */
function isShort(value) {
  if (isText(value)) return true;
  if (Array.isArray(value)) return value.every((one) => isText(one) && !scalar(one).startsWith('"'));
  const pairs = written(value);
  return pairs.length <= 3 && pairs.every(([key, inner]) => isText(inner) && !PROSE.has(key));
}

function flow(value) {
  if (isText(value)) return scalar(value);
  if (Array.isArray(value)) return `[${value.map(scalar).join(", ")}]`;
  return `{${written(value).map(([key, inner]) => `${key}: ${scalar(inner)}`).join(", ")}}`;
}

function scalar(value) {
  if (typeof value === "symbol") return value.description;
  if (typeof value !== "string") return String(value);
  return WORD.test(value) && !NO_WORD.test(value) ? value : quoted(value);
}

/**
 * Block text ends with one line end; text with signs that a block cannot hold is quoted, and has none.
 * The figure 2 tells the margin where the text itself begins with white space.
 */
function prose(text, margin) {
  if (UNPRINTABLE.test(text)) return quoted(text);
  const lines = text.split("\n").map((line) => line && margin + line);
  return [/^\s/.test(text) ? "|2" : "|", ...lines].join("\n");
}
