// A link to a place on the same page is the browser's own affair. The theme takes the first one for a new
// page: it fetches and swaps the whole page, which loses the focus, and may scroll back to before the tap.

/** From now on taps on such links reach the place at once; "back" returns to where the reader was. */
export function leaveJumpsToBrowser() {
  let tapped = ""; // address of the last jump, until the browser has told of it
  let jumpedOn = ""; // path of the page, while jumps are the last that happened there
  const seeTap = (event) => {
    const link = event.target.closest?.("a[href]");
    if (!link) return;
    const isPlace = !link.target && isOnThisPage(link);
    jumpedOn = isPlace ? location.pathname : "";
    if (!isPlace) return;
    link.target = "_self"; // the theme leaves a link with a target alone
    tapped = link.href;
  };
  const isJump = ({ state }) => {
    const isTold = state === null && location.href === tapped;
    tapped = "";
    return isTold;
  };
  const returnToPlace = ({ state }) => {
    // the theme keeps in each entry how far it was scrolled, but knows nothing of these jumps
    if (location.pathname === jumpedOn && state) window.scrollTo(state.x, state.y);
  };
  document.addEventListener("click", seeTap, { capture: true });
  globalThis.isJump = isJump; // asked by the page's head: a listener of ours would come after the theme's
  window.addEventListener("popstate", returnToPlace);
}

function isOnThisPage({ href }) {
  const [page, place] = href.split("#");
  return Boolean(place) && page === location.href.split("#")[0];
}
