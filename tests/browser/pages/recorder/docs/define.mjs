import { VoiceRecorder } from "./javascripts/elements/voice-recorder.mjs";

customElements.define("voice-recorder", VoiceRecorder);
