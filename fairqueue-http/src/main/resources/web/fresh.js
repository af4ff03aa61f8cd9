// How fresh the page is: when the server was heard of last, and whether it can be.
import { filled, number, part, word } from "./words.js";

let heardAt = performance.now();
let tries = 0;

/** The server was heard of. */
export function heard() {
  heardAt = performance.now();
  tries = 0;
}

/** It did not answer. */
export function unheard() {
  tries++;
}

/** What told of it is gone. */
export function lost() {
  tries = Math.max(1, tries);
}

/** How often asking failed. */
export const failures = () => tries;

/** For how many seconds nothing was heard. */
export const silence = () => (performance.now() - heardAt) / 1000;

function freshness() {
  if (!navigator.onLine) {
    return word("offline");
  }
  if (tries > 0) {
    return word("lost");
  }
  return silence() < 3 ? word("fresh") : filled("ago", { seconds: number(Math.round(silence())) });
}

setInterval(() => {
  const place = part("fresh");
  const text = freshness();
  place?.classList.toggle("is-lost", tries > 0 || !navigator.onLine);
  if (place?.lastElementChild && place.lastElementChild.textContent !== text) {
    place.lastElementChild.textContent = text;
  }
}, 1000);
