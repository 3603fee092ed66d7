// Defines the site's elements; nothing else lives here.
import { PracticeTimer } from "./elements/practice-timer.mjs";

customElements.define("practice-timer", PracticeTimer);
