// How a text leaves the page: by the clipboard, as a file, by the system's share sheet.
import { node } from "./nodes.mjs";

/** @typedef {{name: string, type: string, text: string}} Leaving  a text, its file's name and type */

/**
 * Copy within the tap itself, so that what the tap opens comes after. Some browsers copy only what is
 * selected; `shown` is that text on the page.
 * @returns {boolean} whether it is in the clipboard
 */
export function copyAtOnce(text, shown) {
  const give = (event) => {
    event.clipboardData.setData("text/plain", text);
    event.preventDefault();
  };
  select(shown);
  document.addEventListener("copy", give, { capture: true, once: true });
  const isCopied = document.execCommand?.("copy") ?? false;
  document.removeEventListener("copy", give, { capture: true });
  if (isCopied) getSelection().removeAllRanges();
  return isCopied;
}

/** @returns {Promise<boolean>} whether it is in the clipboard; if not, the text is selected, ready for the hand */
export async function copy(text, shown) {
  if (copyAtOnce(text, shown)) return true;
  try {
    await navigator.clipboard.writeText(text);
    getSelection().removeAllRanges();
    return true;
  } catch {
    shown.closest("details")?.setAttribute("open", "");
    shown.focus();
    select(shown);
    return false;
  }
}

const select = (shown) => getSelection().selectAllChildren(shown);

/** A file for the device. `address` holds the last one until it is released. */
export class Download {
  #address = null;

  /** @param {Leaving} leaving */
  give({ name, type, text }) {
    this.release();
    this.#address = URL.createObjectURL(new Blob([text], { type }));
    node("a", { href: this.#address, download: name }).click();
  }

  release() {
    if (this.#address) URL.revokeObjectURL(this.#address);
    this.#address = null;
  }
}

export const canShare = () => typeof navigator.share === "function";

/**
 * The share sheet with a file where the system takes one of this type, else with the text.
 * @param {Leaving} leaving
 * @returns {Promise<boolean>} false where somebody thought better of it, or the system refused
 */
export async function share({ name, type, text }) {
  const files = [new File([text], name, { type })];
  const takesFiles = navigator.canShare?.({ files }) ?? false;
  try {
    await navigator.share(takesFiles ? { files, title: name } : { title: name, text });
    return true;
  } catch {
    return false;
  }
}
