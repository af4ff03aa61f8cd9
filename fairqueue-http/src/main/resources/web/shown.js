// Says what came of looking: what does not fit first, then what fits, then what nobody can know.
import { filled, language, word } from "./words.js";

/** @typedef {import("./leaf.js").Finding} Finding */
/** @typedef {{ bundle?: import("./octets.js").Octets, receipt?: string, proof?: string, note?: string, shown?: string }} Papers */

const result = /** @type {HTMLElement} */ (document.getElementById("result"));
const sizes = new Intl.NumberFormat(language);
const moments = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "long" });
const MOMENT = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;

/** Rounds have numbers as years do. */
const NUMBERED = ["round", "fixed"];

/** @param {string} name @param {string | number} value */
function inWord(name, value) {
  if (typeof value === "number") {
    return NUMBERED.includes(name) ? String(value) : sizes.format(value);
  }
  return MOMENT.test(value) ? moments.format(new Date(value)) : value;
}

/** @param {Record<string, string | number>} [values] */
const inWords = (values = {}) => Object.fromEntries(Object.entries(values).map(([name, value]) => [name, inWord(name, value)]));

/** @param {string} tag @param {string} text @param {string} [look] */
function piece(tag, text, look = "") {
  const made = document.createElement(tag);
  made.textContent = text;
  made.className = look;
  return made;
}

/** @param {Finding} finding */
function line({ outcome, key, values, why, link }) {
  const item = piece("li", "", `is-${outcome}`);
  const said = piece("span", filled(key, inWords(values)));
  said.dir = "auto";
  item.append(piece("span", word(outcome), "mark"), said);
  if (why) {
    said.append(" ", piece("strong", filled(why.key, inWords(why.values))));
  }
  if (link) {
    const way = /** @type {HTMLAnchorElement} */ (piece("a", word("look")));
    Object.assign(way, { href: link, rel: "noreferrer" });
    said.append(" ", way);
  }
  return item;
}

/** @param {string} name @param {BlobPart} content */
function download(name, content) {
  const way = /** @type {HTMLAnchorElement} */ (piece("a", name));
  Object.assign(way, { href: URL.createObjectURL(new Blob([content])), download: name });
  return way;
}

/** @param {Finding[]} findings @param {Papers} papers */
export function showFindings(findings, papers) {
  const wrong = findings.filter(({ outcome }) => outcome === "fail");
  const noted = findings.filter(({ outcome }) => outcome === "note");
  const right = findings.filter(({ outcome }) => outcome === "pass");
  const look = wrong.length > 0 ? "bad" : papers.note ? "same" : papers.receipt || papers.proof ? "own" : "good";
  const papersList = piece("p", "", "papers");
  papersList.append(word("papers"), " ");
  for (const [name, content] of /** @type {[string, BlobPart | undefined][]} */ ([["bundle.zip", papers.bundle], ["receipt.jws", papers.receipt], ["proof.txt", papers.proof], ["checkpoint-1.txt", papers.note], ["checkpoint-2.txt", papers.shown]])) {
    papersList.append(...(content ? [download(name, content), " "] : []));
  }
  const parts = [heading(`${look}-title`), piece("p", word(`${look}-text`))];
  for (const [name, group] of /** @type {[string, Finding[]][]} */ ([["wrong", wrong], ["right", right], ["noted", noted]])) {
    if (group.length > 0) {
      const list = piece("ul", "", "findings");
      list.append(...group.map(line));
      parts.push(piece("h3", word(name)), list);
    }
  }
  conclude(look === "bad" ? "bad" : "good", [...parts, papersList]);
}

/** @param {string} key */
const heading = (key) => Object.assign(piece("h2", word(key)), { tabIndex: -1 });

/** @param {string} look @param {HTMLElement[]} parts */
function conclude(look, parts) {
  result.className = `card result is-${look}`;
  result.dataset.result = look;
  result.replaceChildren(...parts);
  result.hidden = false;
  parts[0]?.focus();
}

/** What kept us from looking. @param {string} key @param {Record<string, string | number>} values @param {string} [way] */
export function showTrouble(key, values, way) {
  const link = way ? [/** @type {HTMLElement} */ (Object.assign(piece("a", word(`${key}-link`), "button plain"), { href: way }))] : [];
  conclude("unread", [heading("unread-title"), piece("p", filled(key, inWords(values))), ...link]);
}
