// Checkpoints of logs, and who signed them (C2SP: signed-note, tlog-checkpoint).
import { chained, ensure, hexOf, isSame, ofBase64, sha256, utf8 } from "./octets.js";

/** @typedef {import("./octets.js").Octets} Octets */

/**
 * @typedef {object} Checkpoint
 * @property {string} text what is signed
 * @property {string} origin which log
 * @property {number} size how many entries it has
 * @property {Octets} root over them
 * @property {{ name: string, id: Octets, bytes: Octets }[]} signatures
 */

const ED25519 = 1;

/** @param {string} note @returns {Checkpoint} */
export function checkpointOf(note) {
  const end = note.lastIndexOf("\n\n");
  ensure(end > 0 && note.endsWith("\n"), "unreadable");
  const text = note.slice(0, end + 1);
  const [origin = "", size = "", root = ""] = text.split("\n");
  ensure(origin !== "" && /^(0|[1-9][0-9]{0,14})$/.test(size), "unreadable");
  const signatures = note.slice(end + 2).trimEnd().split("\n").map((line) => {
    const [, name, both] = /^— (\S+) (\S+)$/.exec(line) ?? [];
    const bytes = ofBase64(both);
    ensure(name && bytes.length > 4, "unreadable");
    return { name, id: bytes.slice(0, 4), bytes: bytes.slice(4) };
  });
  return { text, origin, size: Number(size), root: ofBase64(root), signatures };
}

/** Keys as they are published, one a line. @param {string} lines */
export const vkeysOf = (lines) => lines.split("\n").map((line) => line.trim()).filter(Boolean);

/**
 * Whether one of these keys, which must be the log's own, has signed it; throws a NotSupportedError where the
 * browser knows nothing of such keys.
 *
 * @param {Checkpoint} checkpoint @param {string[]} vkeys @returns {Promise<string | undefined>} the key
 */
export async function signerOf(checkpoint, vkeys) {
  for (const vkey of vkeys) {
    const [, name, id, typed] = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/.exec(vkey) ?? [];
    const key = ofBase64(typed);
    ensure(name && key.length === 33 && key[0] === ED25519, "unreadable");
    const own = (await sha256(chained(utf8(`${name}\n`), key))).slice(0, 4);
    if (name === checkpoint.origin && hexOf(own) === id && (await hasSigned(checkpoint, key.slice(1), own))) {
      return vkey;
    }
  }
  return undefined;
}

/** @param {Checkpoint} checkpoint @param {Octets} raw @param {Octets} id */
async function hasSigned(checkpoint, raw, id) {
  const key = await crypto.subtle.importKey("raw", raw, "Ed25519", false, ["verify"]);
  const own = checkpoint.signatures.filter((each) => each.name === checkpoint.origin && isSame(each.id, id));
  const valid = await Promise.all(
    own.map((each) => crypto.subtle.verify("Ed25519", key, each.bytes, utf8(checkpoint.text))));
  return valid.includes(true);
}
