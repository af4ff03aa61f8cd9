// The page's own words, with numbers as its readers write them.

/** @param {string} name */
export const part = (name) =>
  /** @type {HTMLElement | null} */ (document.querySelector(`[data-live=${name}]`));

export const section = () =>
  /** @type {HTMLElement | null} */ (document.querySelector("[data-state]"));

export const language = document.documentElement.lang + "-u-nu-latn";
const whole = new Intl.NumberFormat(language);
const rough = new Intl.NumberFormat(language, { maximumSignificantDigits: 3 });

/** @param {number} value */
export const number = (value) => whole.format(value);

/** A text of the page, by its name. @param {string} name */
export function word(name) {
  const words = /** @type {HTMLElement | null} */ (document.getElementById("words"));
  return words?.getAttribute(`data-${name}`) ?? "";
}

/** The same with its places filled in. @param {string} name @param {Record<string, string>} values */
export const filled = (name, values) =>
  word(name).replace(/\{(\w+)\}/g, (_, place) => values[place] ?? "");

/** A count, roughly. @param {number} count */
export const about = (count) => filled("about", { count: rough.format(count) });

/** How long it takes, in words. @param {number | null} median @param {number | null} ninety */
export function wait(median, ninety) {
  if (median === null || ninety === null) {
    return word("unknown");
  }
  const from = Math.max(1, Math.ceil(median / 60));
  const to = Math.max(1, Math.ceil(ninety / 60));
  if (to <= 1) {
    return word("soon");
  }
  return from === to
    ? filled("one", { minutes: number(to) })
    : filled("range", { from: number(from), to: number(to) });
}

/** An amount of money. @param {number} minor @param {string} currency */
export function money(minor, currency) {
  const format = new Intl.NumberFormat(language, { style: "currency", currency });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  return minor === 0 ? word("free") : format.format(minor / 10 ** digits);
}

/** How long one text has for itself, so that the next one doesn't cut it off; in milliseconds. */
const SAYING = 1500;
/** @type {string[]} */
const sayings = [];

function sayNext() {
  const place = document.getElementById("say");
  if (place) {
    place.textContent = sayings[0] ?? "";
  }
  setTimeout(() => {
    sayings.shift();
    if (sayings.length > 0) {
      sayNext();
    }
  }, SAYING);
}

/** Has it read out, after what is being read. @param {string} text */
export function say(text) {
  sayings.push(text);
  if (sayings.length === 1) {
    sayNext();
  }
}

/** @param {string} name @param {string} text */
export function show(name, text) {
  const place = part(name);
  if (place && place.textContent !== text) {
    place.textContent = text;
  }
}
