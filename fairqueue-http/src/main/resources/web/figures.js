// A sale's figures, as readers of the page write them.
import { filled, number, word } from "./words.js";

/** The part of the page that shows a sale. */
export const saleView = () => /** @type {HTMLElement | null} */ (document.querySelector("[data-sale]"));

export const figuresLocale = document.documentElement.lang + "-u-nu-latn";

const currency = () => saleView()?.dataset.currency ?? "EUR";

/** In which zone the event's own clock is. */
export const zone = () => saleView()?.dataset.zone ?? "UTC";

/** @param {Intl.NumberFormatOptions} more */
const coins = (more) =>
  new Intl.NumberFormat(figuresLocale, { style: "currency", currency: currency(), ...more });

const minorUnits = () => 10 ** (coins({}).resolvedOptions().maximumFractionDigits ?? 2);

/** @param {number} minor */
export const cash = (minor) => coins({}).format(minor / minorUnits());

/** About as much, where there is little room. @param {number} minor */
export const roughCash = (minor) =>
  coins({ notation: "compact", maximumFractionDigits: 1 }).format(minor / minorUnits());

const compact = new Intl.NumberFormat(figuresLocale, { notation: "compact", maximumFractionDigits: 1 });

/** The same of a count. @param {number} value */
export const roughly = (value) => compact.format(value);

const fine = new Intl.NumberFormat(figuresLocale, { maximumFractionDigits: 2 });

/** A pace: what is small with its fractions. @param {number} value */
export const pace = (value) => (value < 10 ? fine.format(value) : number(Math.round(value)));

/** A moment by the event's own clock. @param {number} seconds @param {Intl.DateTimeFormatOptions} form */
export const moment = (seconds, form) =>
  new Intl.DateTimeFormat(figuresLocale, { timeZone: zone(), ...form }).format(
    new Date(seconds * 1000),
  );

/** @param {string} at */
export const clock = (at) =>
  moment(Date.parse(at) / 1000, { hour: "2-digit", minute: "2-digit", second: "2-digit" });

/** To the minute. @param {number} seconds */
export function spoken(seconds) {
  const minutes = Math.max(1, Math.round(seconds / 60));
  const hours = Math.floor(minutes / 60);
  return hours === 0
    ? filled("min", { min: number(minutes) })
    : filled("h", { h: number(hours), min: number(minutes % 60) });
}

/** @param {number | null} seconds */
export function waited(seconds) {
  if (seconds === null) {
    return word("none");
  }
  return seconds < 60 ? filled("s", { s: number(Math.round(seconds)) }) : spoken(seconds);
}
