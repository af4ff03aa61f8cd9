// Takes the part of a page that changed from the server, which alone knows how it looks; the window
// hears of it as "looked".
import { startClocks } from "./clock.js";
import { isLeaving } from "./leaving.js";

/** Whether a form is being filled in, or a choice is open, that must not be lost. */
function isBusy() {
  return document.querySelector("main details[open], dialog[open]") !== null;
}

/**
 * Looks again, and shows what there is now. Answers whether the server answered.
 * @param {boolean} focus whether what is new is to be read out from its heading on
 * @returns {Promise<boolean>}
 */
export async function look(focus) {
  try {
    const answer = await fetch(location.pathname + location.search, { redirect: "manual" });
    if (isLeaving()) {
      return answer.ok;
    }
    if (answer.type === "opaqueredirect") {
      // It may lead to a shop of another origin, where only the browser itself can go.
      location.replace(location.pathname + location.search);
      return true;
    }
    if (!answer.ok) {
      return false;
    }
    const next = new DOMParser().parseFromString(await answer.text(), "text/html");
    const main = next.querySelector("main");
    if (main && (focus || !isBusy())) {
      document.querySelector("main")?.replaceWith(document.adoptNode(main));
      document.title = next.title;
      startClocks();
      dispatchEvent(new Event("looked"));
      if (focus) {
        /** @type {HTMLElement | null} */ (document.querySelector("main h1"))?.focus();
      }
    }
    return true;
  } catch {
    return false;
  }
}
