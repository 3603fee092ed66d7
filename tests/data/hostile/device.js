// Fills the device's storage as any site of the same host could: with this site's own records, an attack
// in every text and code in every address. Given: the attacks, and the address of the site.
async ([texts, base]) => {
    const {newRun} = await import(`${base}javascripts/lib/run-record.mjs`);
    const {newDesk, freshChoice} = await import(`${base}javascripts/lib/desk.mjs`);
    const {openStore} = await import(`${base}javascripts/lib/store.mjs`);
    const ask = async (name) => (await fetch(`${base}data/${name}.json`)).json();
    const [packet, sessions] = await Promise.all([ask("rehearsal"), ask("sessions")]);
    const attack = texts.join("\n\n");
    const word = /^[\w:.+-]+$/;
    const hostile = (value, key) =>
        Array.isArray(value) ? value.map((one) => hostile(one, key))
        : value && typeof value === "object"
            ? Object.fromEntries(Object.entries(value).map(([name, one]) => [name, hostile(one, name)]))
        : typeof value !== "string" ? value
        : key === "url" ? "javascript:pwned()"
        : word.test(value) ? value : attack;
    const store = await openStore();
    const all = {round: ["pitch", "walkthrough", "defence"], layer: [], drill: [], improvement: []};
    const keep = async (n, change) => {
        const run = newRun(all, packet, sessions, new Date(Date.now() - n * 6e4), n);
        const kept = hostile({...run, kind: "mentor", with: "", ...change(run)});
        kept.defence.answers.forEach((one) => (one.seconds = 70));
        kept.recordings = [{id: "r1", phase: attack}, {id: attack, phase: "pitch"}];
        await store.put("runs", kept);
        return kept.id;
    };
    const last = (run) => ({at: run.plan.length - 1, phase: "save", finished: true});
    const saved = {how: "file", at: Date.now(), session: attack};
    await keep(1, last);
    await keep(2, (run) => ({...last(run), saved}));
    await keep(3, (run) => ({...last(run), saved: {...saved, session: "2026-09-02-mentor"}}));
    const begunRun = await keep(0, ({plan}) => ({at: plan.findIndex(({key}) => key === "answers.0"), phase: "defence"}));
    for (const id of ["r1", "x"]) {
        const facts = {id, run: begunRun, phase: attack, type: `text/html;${attack}`, started: Date.now(), ms: 1000};
        Object.assign(facts, {bytes: 4, marks: [{at: 0, label: attack}], isWhole: true});
        await store.put("meta", facts, `recording.${id}`);
        await store.put("chunks", {recording: id, n: 0, ms: 1000, bytes: new TextEncoder().encode(attack).buffer});
    }
    const choice = {...freshChoice(), own: [attack], role: attack, questions: [attack]};
    const begun = newDesk({...choice, questions: packet.questions.map(({id}) => id)}, packet, sessions, new Date(), 5);
    const at = begun.plan.findIndex(({key}) => key === "answers.1"); // a question of the packet, with records
    const desk = hostile({...begun, id: "desk-of-others", at, phase: begun.plan[at].phase});
    await store.put("meta", desk, "desk.desk-of-others");
    await store.put("meta", attack, `desk.${attack}`);
    await store.put("meta", choice, "desk.draft");
    for (const name of ["practice-cues", "practice-timer.pitch", "__announce", "__tabs"])
        for (const scope of [".", ""]) localStorage.setItem(`${new URL(base).pathname}${scope}${name}`, attack);
}
