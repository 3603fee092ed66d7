// What a browser keeps of this site between pages: small values under the site's own prefix.

/** The site's root: all sites of one host share a storage, so every name starts with it. */
const SITE = new URL("../../", import.meta.url).pathname;

/**
 * One named value. Where storage is refused or full, it works for as long as the page lives:
 * `read` finds nothing, `write` says false, nobody fails.
 */
export class Kept {
  #key;

  constructor(name) {
    this.#key = `${SITE}.${name}`;
  }

  get key() {
    return this.#key;
  }

  read() {
    try {
      return JSON.parse(localStorage.getItem(this.#key));
    } catch {
      return null;
    }
  }

  /** @returns {boolean} whether it is kept */
  write(value) {
    try {
      localStorage.setItem(this.#key, JSON.stringify(value));
      return true;
    } catch {
      return false;
    }
  }

  forget() {
    try {
      localStorage.removeItem(this.#key);
    } catch {
      // nothing was kept
    }
  }
}
