// The card of a draw, which the server makes again as the draw goes on.
import { saleView } from "./figures.js";

const PAUSE = 3_000;
const OVER = ["BEFORE", "ENDED", "CANCELLED"];

/** @returns {HTMLElement | null} */
const card = () => document.querySelector("[data-draw]");

/** Nobody sees it, it is being written on, or there is nothing to come. @param {HTMLElement} here */
const rests = (here) =>
  document.hidden ||
  here.querySelector("input:focus") !== null ||
  here.dataset.draw === "OPEN" ||
  OVER.includes(saleView()?.dataset.phase ?? "");

/** @param {HTMLElement} here */
async function renew(here) {
  const answer = await fetch(location.pathname, { redirect: "error" });
  if (answer.ok) {
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const next = page.querySelector("[data-draw]");
    const written = /** @type {HTMLInputElement | null} */ (here.querySelector("input"))?.value;
    if (next && next.innerHTML !== here.innerHTML && !written) {
      here.replaceWith(document.adoptNode(next));
    }
  }
}

async function watch() {
  const here = card();
  if (here && !rests(here)) {
    // The next try comes soon.
    await renew(here).catch(() => undefined);
  }
  setTimeout(() => void watch(), PAUSE);
}

/** Follows the draw of a page that has one. */
export function watchDraw() {
  if (card()) {
    setTimeout(() => void watch(), PAUSE);
  }
}
