// A claim is told by the line's socket what becomes of it, on whichever device that was done. One
// whose payment is under way looks again by itself too, more and more slowly.
import { onTick } from "./clock.js";
import "./leave.js";
import { look } from "./live.js";
import { Link } from "./socket.js";

let pause = 2000;
/** What the line said last of this claim. @type {string | undefined} */
let status;

const claim = () => /** @type {HTMLElement | null} */ (document.querySelector("[data-state]"));
const isUnderWay = () => ["pending", "unresolved"].includes(claim()?.dataset.state ?? "");

async function again() {
  const before = claim()?.dataset.state;
  if (!isUnderWay()) {
    return;
  }
  if (!document.hidden) {
    await look(false);
    if (claim()?.dataset.state !== before) {
      /** @type {HTMLElement | null} */ (document.querySelector("main h1"))?.focus();
    }
  }
  pause = Math.min(pause * 1.5, 60_000);
  setTimeout(again, pause);
}

const link = new Link({
  hear: (message) => {
    const { id, status: shown } = claim()?.dataset ?? {};
    if (message.type === "claim" && message.claim_id === id && message.status !== (status ?? shown)) {
      status = message.status;
      void look(true);
    }
  },
  lost: () => {
    setTimeout(() => {
      link.forgive();
      link.open(claim()?.dataset.socket);
    }, 2_000 + 28_000 * Math.random());
  },
});

let over = false;
onTick((left) => {
  if (left === 0 && !over) {
    over = true;
    // Whoever ends holds comes by every second.
    setTimeout(() => look(true), 2500);
  }
});

link.open(claim()?.dataset.socket);
setTimeout(again, pause);
// A page that comes back from the browser's memory may tell of what was.
addEventListener("pageshow", (event) => {
  if (event.persisted) {
    void look(false);
    link.open(claim()?.dataset.socket);
  }
});
