// Work that may come a moment later. No DOM.

/** Resolves after what waits now, such as a tap or a picture; unlike a timer it is not slowed down on a page out of sight. */
export const turn = () =>
  new Promise((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => done(port1.close());
    port2.postMessage(null);
  });
