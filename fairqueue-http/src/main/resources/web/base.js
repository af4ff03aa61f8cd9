// What short codes of tickets are written in: base 45 (RFC 9285), by whichever keyboard.

const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
/** Keys of a scanner that types as an American keyboard does, on others: what they write, what was meant. */
const LAYOUTS = [
  ["ß-öÖ(`YZyz", "-/::*+ZYzy"],
  ["&é\"'(-è_çà458)!:Mm?,QAqaWZwz", "1234567890$%*-/.::MMAQaqZWzw"],
];

/** @param {string} text @param {string | undefined} from @param {string | undefined} to */
const translated = (text, from = "", to = "") =>
  [...text].map((each) => to[from.indexOf(each)] ?? each).join("");

/** On a German keyboard the plus key is an accent that waits for a letter. @param {string} text */
const apart = (text) =>
  translated(text, "öÖ", "::").normalize("NFD").replace(/([A-Za-z])\u0300/g, "`$1");

/** Without what scanners put around a code. @param {string} text */
export const stripped = (text) =>
  text.replace(/^[\s\p{C}]+|[\s\p{C}]+$/gu, "").replace(/^\]Q[0-9]/, "");

/** What short codes a scanned text may be. @param {string} text */
export function readings(text) {
  const [german, french] = LAYOUTS;
  const all = [text, translated(apart(text), german?.[0], german?.[1]), translated(text, french?.[0], french?.[1])];
  return [...new Set(all.map((each) => each.toUpperCase()))].filter((each) => /^[0-9A-Z $%*+./:-]+$/.test(each));
}

/** Its bytes; null for what none are written as. @param {string} text */
export function unbased(text) {
  if (text.length % 3 === 1) {
    return null;
  }
  /** @type {number[]} */
  const bytes = [];
  for (let i = 0; i < text.length; i += 3) {
    const group = [...text.slice(i, i + 3)].map((each) => DIGITS.indexOf(each));
    const value = group.reduceRight((sum, digit) => sum * 45 + digit, 0);
    if (group.includes(-1) || value >= (group.length === 3 ? 65536 : 256)) {
      return null;
    }
    if (group.length === 3) {
      bytes.push(value >> 8);
    }
    bytes.push(value & 255);
  }
  return new Uint8Array(bytes);
}

/** The bytes of a text in base64url. @param {string} text */
export function unsealed(text) {
  const plain = atob(text.replace(/-/g, "+").replace(/_/g, "/"));
  return Uint8Array.from(plain, (each) => each.charCodeAt(0));
}
