// A slider beside a field: rough by hand, while the field takes any number.
import { number, word } from "./words.js";

/** Round numbers, the least first; behind the last one is no limit. */
const STOPS = [1, 10, 100, 1_000, 10_000].flatMap((unit) => [unit, 2 * unit, 5 * unit]);

/** @param {string} value */
function stopOf(value) {
  const at = STOPS.findIndex((stop) => stop >= Number(value));
  return value === "" || at < 0 ? STOPS.length : at;
}

/** @param {HTMLInputElement} field */
function add(field) {
  const slider = document.createElement("input");
  slider.type = "range";
  slider.max = String(STOPS.length);
  slider.setAttribute("aria-label", field.labels?.[0]?.textContent ?? "");
  const show = () => {
    slider.value = String(stopOf(field.value));
    slider.setAttribute("aria-valuetext", field.value === "" ? word("no-limit") : number(Number(field.value)));
  };
  slider.addEventListener("input", () => {
    field.value = String(STOPS[Number(slider.value)] ?? "");
    show();
  });
  field.addEventListener("input", show);
  field.after(slider);
  show();
}

/** Beside each field that wants one. */
export const addSliders = () =>
  /** @type {NodeListOf<HTMLInputElement>} */ (document.querySelectorAll("[data-slider]")).forEach(add);
