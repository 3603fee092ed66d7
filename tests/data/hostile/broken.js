// Breaks a run and an interview at every place in many ways. What is taken for a whole one all the same
// has to be shown by its card, by every screen and by what is saved. Given: the address of the site.
// Tells how many were refused and taken, and what failed.
async (base) => {
    const load = (path) => import(`${base}javascripts/${path}.mjs`);
    const {newRun} = await load("lib/run-record");
    const {newDesk, freshChoice, deskScreen, sheetFrom} = await load("lib/desk");
    const {isRun, isDesk} = await load("lib/kept-shapes");
    const {isBegun, step} = await load("lib/run");
    const {screen} = await load("lib/run-screen");
    const {sessionFile} = await load("lib/session-yaml");
    const {notesOf} = await load("lib/notes-markdown");
    const {runCard} = await load("elements/run-card");
    const {deskCard} = await load("elements/desk-card");
    const {deskOf} = await load("elements/run-desk");
    const {SCREENS: RUN} = await load("elements/run-screens");
    const {SCREENS: DESK} = await load("elements/desk-screens");
    const packet = await (await fetch(`${base}data/rehearsal.json`)).json();
    const rounds = ["pitch", "walkthrough", "defence"];
    const wish = {round: rounds, layer: [packet.layers[0].id], drill: [], improvement: []};
    const run = newRun(wish, packet, packet, new Date(Date.now() - 6e4), 7);
    const choice = {...freshChoice(), own: ["Why?"], role: "a colleague"};
    const desk = newDesk(choice, packet, packet, new Date(), 5);
    const does = {act() {}, refresh() {}, leave() {}};
    const saveRun = (one) => {
        isBegun(one);
        runCard(one, Date.now(), {isElsewhere: false}, {});
        for (const known of [{}, {packet, sessions: packet}]) notesOf(sessionFile(one, known), packet);
    };
    const saveDesk = (one) => [deskCard(one, {}), sheetFrom(one)];
    const kinds = [[run, isRun, RUN, screen, saveRun], [desk, isDesk, DESK, deskScreen, saveDesk]];
    const bad = [undefined, null, -1, 1e300, "__proto__", [], {}, [, 1], new Blob(["x"])];
    const broken = (value, [name, ...rest], to) => {
        const copy = Array.isArray(value) ? [...value] : {...value};
        if (rest.length) copy[name] = broken(value[name], rest, to);
        else if (to === undefined) delete copy[name];
        else copy[name] = to;
        return copy;
    };
    const places = (value, way = []) =>
        value === null || typeof value !== "object" ? []
        : Object.keys(value).filter((name) => !(name > 0)).flatMap((name) =>
            [[...way, name], ...places(value[name], [...way, name])]); // of a list the first
    const told = {refused: 0, taken: 0, failed: []};
    for (const [whole, isOne, screens, screenOf, save] of kinds) {
        const show = (one) => {
            save(one);
            one.plan.forEach((_, at) => {
                const now = {...one, at};
                const shown = screenOf(now);
                const made = screens[shown.name](deskOf({run: now, now: Date.now()}, shown, does));
                [...made.parts, ...(made.small ?? [])].forEach((part) => part.show?.(now, Date.now()));
                [made.main(now), made.told?.(now, Date.now()), made.exit?.()];
                for (const type of ["start", "lap", "unlap", "pause", "finish", "probe", "rejoin"])
                    step(now, {type}, Date.now());
            });
        };
        show(whole);
        for (const way of places(whole)) for (const to of bad) {
            const kept = structuredClone(broken(whole, way, to)); // as a storage gives it back
            if (!isOne(kept)) { told.refused += 1; continue; }
            told.taken += 1;
            try { show(kept); } catch (error) { told.failed.push(`${way.join(".")} = ${to}: ${error}`); }
        }
    }
    return told;
}
