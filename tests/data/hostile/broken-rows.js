// Puts rows that are broken in one way each beside a run, a recording and an interview that are whole.
// Given: the address of the site.
async (base) => {
    const load = (path) => import(`${base}javascripts/${path}.mjs`);
    const [{newRun}, {newDesk, freshChoice}] = [await load("lib/run-record"), await load("lib/desk")];
    const store = await (await load("lib/store")).openStore();
    const packet = await (await fetch(`${base}data/rehearsal.json`)).json();
    const wish = {round: ["pitch"], layer: [], drill: [], improvement: []};
    const run = {...newRun(wish, packet, packet, new Date(Date.now() - 6e4), 7), touched: Date.now()};
    const desk = newDesk(freshChoice(), packet, packet, new Date(), 5);
    const cycle = {id: "a-cycle", version: 1, big: 1n};
    cycle.self = cycle;
    for (const row of [
        run, cycle, {id: "nothing-else"}, {id: 5, version: 1}, {...run, id: "no-clocks", clocks: null},
        {...run, id: "far", at: 99}, {...run, id: "newer", version: 2, parts: []},
        {...run, id: "screens", plan: run.plan.map((one) => ({...one, screen: "constructor"}))},
    ]) await store.put("runs", row);
    const facts = {id: "r1", run: run.id, phase: "pitch", type: "audio/webm", started: 1e12, ms: 1, bytes: 5};
    const recordings = {
        r1: {...facts, marks: [], isWhole: true}, r2: null, r3: "text", r4: {...facts, id: "r4"},
        r5: {...facts, id: "r5", phase: {}, marks: [null]}, r6: {...facts, marks: [], started: 1e300},
    };
    for (const [id, row] of Object.entries(recordings)) await store.put("meta", row, `recording.${id}`);
    await store.put("chunks", {recording: "r1", n: 0, bytes: null});
    const desks = {[desk.id]: desk, empty: {}, text: "x", "no-answers": {...desk, defence: null}, alias: desk};
    for (const [id, row] of Object.entries(desks)) await store.put("meta", row, `desk.${id}`);
    await store.put("meta", {}, "desk.names"); // where an earlier version had the list of them
    await store.put("meta", {rounds: ["__proto__"], own: null, role: {}}, "desk.draft");
    for (const name of ["tab", "desk.tab"]) await store.put("meta", "x", name);
    const written = {"practice-cues": '"text"', "practice-timer.pitch": "[", __tabs: "5", __announce: "null"};
    for (const [name, text] of Object.entries(written))
        localStorage.setItem(`${new URL(base).pathname}.${name}`, text);
}
