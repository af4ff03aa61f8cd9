// Tiers change places without a way to the server, and the sentence about the pace follows what is
// typed.
import { showLook } from "./look.js";
import { number } from "./words.js";

const form = /** @type {HTMLFormElement | null} */ (document.querySelector("form.edit"));
const sentence = /** @type {HTMLElement | null} */ (document.querySelector("[data-live=preview]"));

/** @param {string} text @param {Record<string, string>} values */
const placed = (text, values) => text.replace(/\{(\w+)\}/g, (_, place) => values[place] ?? "");

/** A whole number that a field says, or 0. @param {string} text */
const count = (text) => (/^\d{1,8}$/.test(text.trim()) ? Number(text) : 0);

/** @param {DOMStringMap} texts @param {number} minutes */
function spoken(texts, minutes) {
  return minutes < 60
    ? placed(texts.min ?? "", { min: number(Math.max(1, minutes)) })
    : placed(texts.h ?? "", { h: number(Math.floor(minutes / 60)), min: number(minutes % 60) });
}

function preview() {
  if (!form || !sentence) {
    return;
  }
  const fields = new FormData(form);
  const tickets = fields
    .getAll("tiers.capacity")
    .reduce((sum, capacity) => sum + count(String(capacity)), 0);
  const rate = count(String(fields.get("policy.admissions_per_minute") ?? ""));
  const texts = sentence.dataset;
  sentence.textContent =
    tickets === 0
      ? ""
      : rate === 0
        ? placed(texts.unlimited ?? "", { tickets: number(tickets) })
        : placed(texts.rated ?? "", {
            rate: number(rate),
            tickets: number(tickets),
            time: spoken(texts, Math.floor(tickets / rate)),
          });
}

/** Whether the tier could go that way. @param {HTMLButtonElement} button */
function move(button) {
  const row = button.closest("li");
  const way = Number(button.dataset.move);
  const other = way < 0 ? row?.previousElementSibling : row?.nextElementSibling;
  if (!row || !other) {
    return;
  }
  other.insertAdjacentElement(way < 0 ? "beforebegin" : "afterend", row);
  // What the other buttons name is the place in the form.
  row.parentElement?.querySelectorAll(":scope > li").forEach((each, index) => {
    for (const named of each.querySelectorAll("button[name=do]")) {
      named.setAttribute("value", (named.getAttribute("value") ?? "").replace(/\d+$/, String(index)));
    }
  });
  button.focus();
}

form?.addEventListener("click", (event) => {
  const button = event.target instanceof Element ? event.target.closest("[data-move]") : null;
  if (button instanceof HTMLButtonElement) {
    event.preventDefault();
    move(button);
  }
});
form?.addEventListener("input", preview);
showLook();
/** @type {HTMLElement | null} */ (document.getElementById("wrong"))?.focus();
