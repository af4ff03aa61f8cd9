// A claim whose payment is under way looks again by itself, more and more slowly.
import { onTick } from "./clock.js";
import { look } from "./live.js";

let pause = 2000;

function state() {
  return /** @type {HTMLElement | null} */ (document.querySelector("[data-state]"))?.dataset.state;
}

async function again() {
  const before = state();
  if (before !== "pending" && before !== "unresolved") {
    return;
  }
  if (!document.hidden) {
    await look(false);
    if (state() !== before) {
      /** @type {HTMLElement | null} */ (document.querySelector("main h1"))?.focus();
    }
  }
  pause = Math.min(pause * 1.5, 60000);
  setTimeout(again, pause);
}

let over = false;
onTick((left) => {
  if (left === 0 && !over) {
    over = true;
    // Whoever ends holds comes by every second.
    setTimeout(() => look(true), 2500);
  }
});

setTimeout(again, pause);
// A page that comes back from the browser's memory may tell of what was.
addEventListener("pageshow", (event) => {
  if (event.persisted) {
    look(false);
  }
});
