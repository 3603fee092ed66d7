// Say the pitch once, from memory, before anything counts.
import { words } from "../run-parts.mjs";
import { speaking } from "../run-speaking.mjs";

export default (desk) => speaking(desk, [words("Say the pitch aloud, from memory. Nothing counts yet.", "run-lead")]);
