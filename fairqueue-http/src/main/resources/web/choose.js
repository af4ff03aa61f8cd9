// The total of what is chosen, at the prices that the page shows; the server counts again.
import "./clock.js";
import { filled, money } from "./words.js";

/** How many tickets a field of a form asks for. @param {Element} field */
function count(field) {
  if (field instanceof HTMLSelectElement) {
    return Number(field.value);
  }
  return field instanceof HTMLInputElement && (field.type === "hidden" || field.checked) ? 1 : 0;
}

/** Shows what a form comes to. @param {HTMLFormElement} form */
export function addUp(form) {
  const total = /** @type {HTMLElement | null} */ (form.querySelector("[data-total]"));
  if (!total) {
    return;
  }
  let minor = 0;
  let tickets = 0;
  let more = false;
  for (const each of form.querySelectorAll("[data-price]")) {
    const field = /** @type {HTMLElement} */ (each);
    const wanted = count(field);
    minor += wanted * Number(field.dataset.price);
    tickets += wanted;
    more ||= wanted > 0 && field.dataset.from === "true";
  }
  const price = money(minor, total.dataset.currency ?? "EUR");
  total.textContent = more ? filled("from", { price }) : price;
  const sum = /** @type {HTMLElement | null} */ (total.closest(".sum"));
  if (sum) {
    sum.hidden = tickets === 0;
  }
}

for (const form of document.querySelectorAll("form.choose")) {
  const its = /** @type {HTMLFormElement} */ (form);
  its.addEventListener("change", () => addUp(its));
  addUp(its);
}
addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form.choose")) {
    addUp(/** @type {HTMLFormElement} */ (form));
  }
});
