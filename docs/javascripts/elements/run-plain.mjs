// The packet's Markdown as the plain words that a screen shows.

/** Without the marks of emphasis, code and links. */
export const plain = (markdown) =>
  markdown
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replace(/(\*\*|__|`)/g, "")
    .trim();
