// Signs that are no part of a text, though they stand in it: macros/reading/directions.py leaves out the same. No DOM.

/** What turns the text behind it around, control signs but tabs and line ends, and two that are no sign at all. */
const UNSEEN = /[\u202a-\u202e\u2066-\u2069\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]/g;

export const visible = (text) => text.replace(UNSEEN, "");
