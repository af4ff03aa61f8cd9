// Who came in here lately, and how that is taken back.
import { ask, event } from "./gatekeeper.js";
import { erase, marksOf } from "./shelf.js";
import { timeOf } from "./verdict.js";
import { filled, say, show, word } from "./words.js";

/** How many are shown. */
const MANY = 8;
const dialog = /** @type {HTMLDialogElement | null} */ (document.getElementById("undo"));
const reason = /** @type {HTMLInputElement | null} */ (document.getElementById("reason"));
/** @type {{ ticket: string, label: string, row: HTMLElement } | undefined} */
let chosen;

/** @param {import("./gatekeeper.js").Ruling} verdict */
export function remember({ kind, ticket, label = "" }) {
  const list = document.getElementById("recent");
  if (!list) {
    return;
  }
  const row = document.createElement("li");
  const text = document.createElement("span");
  text.className = "what";
  text.dir = "auto";
  text.textContent = [timeOf(Date.now()), word(`kind-${kind.toLowerCase().replace(/_/g, "-")}`) || kind, label].filter(Boolean).join(" · ");
  row.className = `is-${kind === "OK" ? "good" : kind === "ALREADY" ? "warn" : "bad"}`;
  row.append(text);
  if (ticket && kind === "OK") {
    const undo = document.createElement("button");
    undo.className = "button plain small";
    undo.textContent = word("undo");
    undo.onclick = () => choose({ ticket, label, row });
    row.append(undo);
  }
  list.prepend(row);
  while (list.childElementCount > MANY) {
    list.lastElementChild?.remove();
  }
  /** @type {HTMLElement | null} */ (list.closest("section"))?.removeAttribute("hidden");
}

/** @param {{ ticket: string, label: string, row: HTMLElement }} which */
function choose(which) {
  chosen = which;
  show("undo-what", which.label);
  if (reason) {
    reason.value = "";
  }
  dialog?.showModal();
}

/** @param {string} ticket @param {string} because */
async function takeBack(ticket, because) {
  const unsent = (await marksOf(event)).find((each) => each.ticket === ticket);
  if (unsent) {
    await erase(unsent);
    return true;
  }
  const answer = await ask(`/${ticket}`, {
    method: "DELETE",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ reason: because }),
  });
  return answer.ok;
}

dialog?.querySelector("form")?.addEventListener("submit", async (submitted) => {
  const sender = /** @type {HTMLButtonElement | null} */ (submitted.submitter);
  const because = reason?.value.trim() ?? "";
  if (!chosen || sender?.value !== "undo") {
    return;
  }
  const { ticket, label, row } = chosen;
  const done = await takeBack(ticket, because).catch(() => false);
  say(filled(done ? "undone" : "undo-failed", { label }));
  const text = row.querySelector(".what");
  if (text) {
    text.textContent = filled(done ? "undone" : "undo-failed", { label });
  }
  if (done) {
    row.querySelector("button")?.remove();
    // It may come again at once.
    dispatchEvent(new Event("undone"));
  }
});
