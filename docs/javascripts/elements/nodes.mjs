// Small functions that build nodes, and write only what has changed. What they are given may come from
// anybody: out of a link, or out of a storage that all sites of one host share.

import { visible } from "../lib/visible.mjs";

const SCHEMES = ["https:", "http:", "blob:", "mailto:"];

/** A node with attributes and children: strings become text, never markup; no link runs code. */
export function node(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name !== "href" || leads(value)) made.setAttribute(name, value);
  }
  made.append(...children.map((one) => (typeof one === "string" ? visible(one) : one)));
  return made;
}

function leads(address) {
  try {
    return SCHEMES.includes(new URL(address, document.baseURI).protocol);
  } catch {
    return false;
  }
}

export function write(target, text) {
  const seen = visible(String(text));
  if (target.textContent !== seen) target.textContent = seen;
}

export function mark(target, attribute, value) {
  if (target.getAttribute(attribute) !== String(value)) target.setAttribute(attribute, value);
}
