// Small functions that build nodes, and write only what has changed.

/** A node with attributes and children: strings become text, never markup. */
export function node(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

export function write(target, text) {
  if (target.textContent !== text) target.textContent = text;
}

export function mark(target, attribute, value) {
  if (target.getAttribute(attribute) !== String(value)) target.setAttribute(attribute, value);
}
