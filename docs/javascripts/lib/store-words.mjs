// What a store that keeps nothing, or a full one, means for somebody who is about to speak.

const REASONS = {
  forbidden: "This browser keeps nothing for this page (a private window?). The run works, but it is lost when you close the page.",
  newer: "This device holds rehearsals of a newer version of this site, and they are left as they are. Reload this page; until it is the newer one, what you do here is lost when you close it.",
  full: "The storage of this device is full. The run works, but what you do now is lost when you close the page, unless you delete old runs or recordings first.",
};

export const troubleWords = (reason) => REASONS[reason] ?? "";

/** 1536000 → "1.5 MB". */
export const bytes = (n) => (n < 1e5 ? "under 0.1 MB" : `${(n / 1e6).toFixed(n < 1e7 ? 1 : 0)} MB`);
