// Which records and lessons a session file may cite: those that the packet's feed knows. No DOM.

/** Does a reference (a number, a file's name) mean exactly one record? As the reader decides it, but stricter. */
export function isKnownRecord(reference, records) {
  if (typeof reference === "number") return records.filter(({ number }) => number === reference).length === 1;
  const wanted = reference.trim().toLowerCase().replace(/\.md$/, "");
  if (/[#?%]/.test(wanted)) return false;
  const slugs = records.map(({ path }) => path.toLowerCase().replace(/\.md$/, ""));
  const number = Number(/^(?:adr[-_ ]*)?0*(\d{1,9})$/.exec(wanted)?.[1] ?? NaN);
  const sameNumber = records.filter((one) => one.number === number).length;
  if (slugs.includes(wanted)) return true;
  return (sameNumber || slugs.filter((slug) => slug.endsWith(`/${wanted}`)).length) === 1;
}

/** @returns {Set<string>} the lessons that layers and questions name; the feed lists no others */
export const knownLessons = ({ layers, questions }) =>
  new Set([...layers.map(({ lesson }) => lesson), ...questions.flatMap(({ lessons }) => lessons)].filter(Boolean));
