// What somebody notes of a delivery: where it stuck, what was missing, what was too much.
import { field } from "./run-parts.mjs";

const FIELDS = [["hesitated", "Where did you hesitate?"], ["forgot", "What did you forget?"], ["unnecessary", "What was not necessary?"]];

/** @param {string} path of the delivery in the run @param {(run: object) => object} read */
export const deliveryFields = (desk, path, read) =>
  FIELDS.map(([name, label]) =>
    field(label, (run) => read(run)[name], (value) => desk.write(`${path}.${name}`, value), { rows: 2, hint: "One a line" }),
  );
