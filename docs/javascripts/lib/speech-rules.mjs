// The rules of /data/speech-rules.json, made ready: patterns compiled, lists as sets. No DOM.
// They are the rules by which the pages were built; tests prove that both find the same.

const FEW_SIGNS = /\{([a-z_]+)\}/g;

/** A pattern with the parts that it names in braces written out. */
function written(source, parts) {
  const next = source.replace(FEW_SIGNS, (_, name) => parts[name]);
  return next === source ? source : written(next, parts);
}

const compiled = (source, parts) => new RegExp(written(source, parts), "gu");

/** Python's \w and \b know all scripts; `u` alone does not teach them to JavaScript. */
function named(source) {
  const word = "\\p{L}\\p{N}_";
  return new RegExp(source.replace("[\\w", `[${word}`).replaceAll("\\w", `[${word}]`).replaceAll("\\b", ""), "gu");
}

function phrase(rule, parts) {
  return {
    ...rule,
    regexp: compiled(rule.pattern, parts),
    unlessText: rule.unless_text ? new RegExp(`^(?:${rule.unless_text})`, "u") : null,
    unlessBefore: new Set(rule.unless_before),
    unlessAfter: new Set(rule.unless_after),
    unlessNear: new Set(rule.unless_near),
  };
}

/** @param {object} rules what /data/speech-rules.json holds */
export function readyRules(rules) {
  const { parts, reading, letters, mentions } = rules;
  const phrases = (list) => list.rules.map((rule) => phrase(rule, parts));
  const letter = (range) => new RegExp(`[${range}]`, "gu");
  return {
    ...rules,
    fillers: phrases(rules.fillers),
    hedges: phrases(rules.hedges),
    results: { ...rules.results, phrases: phrases(rules.results) },
    token: compiled(reading.token, parts),
    quote: new RegExp(reading.quote, "gu"),
    link: new RegExp(reading.link, "gu"),
    marks: new Set([...parts.marks, "¶"]),
    ends: new Set(reading.sentence_ends),
    abbreviations: new Set(reading.abbreviations),
    common: new Set(rules.language.words),
    letter: { latin: letter(letters.latin), other: letter(letters.other), unspaced: letter(letters.without_spaces) },
    record: named(mentions.record),
    lesson: named(mentions.lesson),
    reason: (name) => rules.reasons[name].replace(FEW_SIGNS, (_, bound) => rules.pace[bound]),
  };
}
