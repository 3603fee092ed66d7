// A transcript as words, marks and sentences: what every rule of speech looks at. No DOM.

export const BREAK = "¶";

/** How many numbers of a rising list are less than one. */
function below(list, value) {
  let [from, to] = [0, list.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (list[middle] < value) from = middle + 1;
    else to = middle;
  }
  return from;
}

function runningSum(values, start) {
  let sum = start;
  return values.map((value) => (sum += value));
}

/** A text cut into lower-case words and the marks that the rules keep; the first token is a break. */
export class Transcript {
  constructor(said, rules) {
    this.rules = rules;
    this.text = plain(said, rules);
    const found = [...this.text.matchAll(rules.token)];
    this.tokens = [BREAK, ...found.map(([text]) => (text[0] === "\n" ? BREAK : text.toLowerCase()))];
    this.spans = [[0, 0], ...found.map((match) => [match.index, match.index + match[0].length])];
    this.words = this.tokens.filter((token) => !rules.marks.has(token));
    this.tape = ` ${this.tokens.join(" ")} `;
    this.numbers = runningSum(this.tokens.map((token) => (rules.marks.has(token) ? 0 : 1)), 0);
    this.starts = [1, ...runningSum(this.tokens.map((token) => token.length + 1), 1).slice(0, -1)];
    this.ends = [...this.#endsOfSentences()];
  }

  /** The sentences in order, each with its text and its number of words. */
  get sentences() {
    const edges = [0, ...this.ends, this.tokens.length];
    return edges.slice(1).map((after, place) => this.#sentence(edges[place], after)).filter(({ words }) => words);
  }

  /** Where a phrase counts, in order: its kind and text, and the numbers of its first and last word. */
  *found(phrase, nearWords = 0) {
    for (const match of this.tape.matchAll(phrase.regexp)) {
      const first = below(this.starts, match.index + 1);
      const after = below(this.starts, match.index + match[0].length + 1);
      if (this.#counts(phrase, match[0], first, after, nearWords)) yield this.#place(phrase, first, after);
    }
  }

  *#endsOfSentences() {
    for (let index = 1; index < this.tokens.length; index++) {
      const [before, mark] = [this.tokens[index - 1], this.tokens[index]];
      const isShort = mark === "." && this.rules.abbreviations.has(before);
      if (this.rules.ends.has(mark) && !isShort) yield index + 1;
    }
  }

  #counts(phrase, text, first, after, nearWords) {
    if (phrase.unlessText?.test(text)) return false;
    if (first && phrase.unlessBefore.has(this.tokens[first - 1])) return false;
    if (after < this.tokens.length && phrase.unlessAfter.has(this.tokens[after])) return false;
    return !this.#before(first, nearWords).some((token) => phrase.unlessNear.has(token));
  }

  /** Up to so many tokens before one, of its own sentence only. */
  #before(first, nearWords) {
    const passed = below(this.ends, first + 1);
    const start = passed ? this.ends[passed - 1] : 0;
    return this.tokens.slice(Math.max(start, first - nearWords), first);
  }

  #place({ id, kind }, first, after) {
    while (this.rules.marks.has(this.tokens[first])) first++;
    const text = this.text.slice(this.spans[first][0], this.spans[after - 1][1]);
    return { rule: id, kind, text, word: this.numbers[first], end: this.numbers[after - 1] };
  }

  #sentence(first, after) {
    while (first < after && this.tokens[after - 1] === BREAK) after--;
    while (first < after && this.rules.marks.has(this.tokens[first])) first++;
    if (first === after) return { text: "", words: 0 };
    const text = this.text.slice(this.spans[first][0], this.spans[after - 1][1]).trimEnd();
    return { text, words: this.numbers[after - 1] - this.numbers[first] + 1 };
  }
}

/** One form of each sign, no quotations, and no addresses of links. */
function plain(said, { reading, quote, link }) {
  const same = Object.entries(reading.same).reduce((text, [sign, kept]) => text.replaceAll(sign, kept), said);
  return same.replace(quote, "\n").replace(link, "]");
}
