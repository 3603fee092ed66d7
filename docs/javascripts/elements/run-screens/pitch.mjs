// Round 1. The packet's text is not shown: nobody may read in a real interview.
import { words } from "../run-parts.mjs";
import { speaking } from "../run-speaking.mjs";

export default (desk) => speaking(desk, [words("What it is, what it does, what came of it. Stop at the result.", "run-lead")]);
