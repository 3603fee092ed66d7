// Descriptions of plain values, to hold against what a storage gives back. No DOM.
// Each is a function that says whether a value is of its kind.

/** A plain one: a file has a `text` too, which is none. */
const isObject = (value) => value !== null && typeof value === "object" && Object.getPrototypeOf(value) === Object.prototype;

export const text = (value) => typeof value === "string";
export const number = Number.isFinite;
/** Epoch milliseconds that a calendar can show. */
export const time = (value) => number(value) && Math.abs(value) <= 8.64e15;
export const flag = (value) => typeof value === "boolean";
export const oneOf = (...values) => (value) => values.includes(value);
export const either = (...kinds) => (value) => kinds.some((is) => is(value));
/** Null, as where nothing was said yet. */
export const orNull = (is) => (value) => value === null || is(value);
/** Not there, or null. */
export const maybe = (is) => (value) => value === undefined || value === null || is(value);
/** Without holes, which `every` would step over. */
export const list = (is) => (value) => Array.isArray(value) && Array.from(value).every(is);
export const table = (is) => (value) => isObject(value) && Object.values(value).every(is);
/** At least these fields, each its own and no prototype's. */
export const record = (fields) => (value) =>
  isObject(value) && Object.entries(fields).every(([name, is]) => is(Object.hasOwn(value, name) ? value[name] : undefined));
