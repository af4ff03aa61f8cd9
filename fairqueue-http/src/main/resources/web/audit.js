// Checks whatever there is of a line: a bundle, a receipt, a proof, and what this device has seen before.
import { drawn, saidOfDraw } from "./lots.js";
import { leafHash, rootOver } from "./merkle.js";
import { checkpointOf, signerOf, vkeysOf } from "./note.js";
import { Fault, ensure, isSame, ofBase64, textOf, withEach } from "./octets.js";
import { arrivalOf, ofProof, ofReceipt, proofOf, receiptOf } from "./receipt.js";
import { Replay } from "./replay.js";
import { WHOLE, pieceOf } from "./tiles.js";

/** @typedef {import("./octets.js").Octets} Octets */
/** @typedef {import("./leaf.js").Finding} Finding */
/** @typedef {import("./note.js").Checkpoint} Checkpoint */

/**
 * What there is to look at.
 *
 * @typedef {object} Evidence
 * @property {Map<string, () => Promise<Octets>>} [bundle]
 * @property {string} [receipt] @property {string} [proof]
 * @property {string} [keys] what the server publishes that this page is from
 * @property {string} [jwks] likewise
 * @property {import("./kept.js").Kept} kept on this device
 */

/** @param {Map<string, () => Promise<Octets>>} bundle @param {string} name */
async function fileOf(bundle, name) {
  const file = bundle.get(name);
  ensure(file, "missing", { name });
  return file();
}

/** @param {Octets} piece @returns {Octets[]} */
function entriesOf(piece) {
  const view = new DataView(piece.buffer, piece.byteOffset, piece.byteLength);
  const entries = [];
  for (let at = 0; at < piece.length; ) {
    ensure(at + 2 <= piece.length, "damaged");
    const end = at + 2 + view.getUint16(at);
    ensure(end <= piece.length, "damaged");
    entries.push(piece.slice(at + 2, end));
    at = end;
  }
  return entries;
}

/** What was changed may not be readable any more, which says no more than that. @param {unknown} fault */
function whyOf(fault) {
  const { key, values } = fault instanceof Fault ? fault : new Fault("unreadable");
  return { key, values };
}

/** Whose log it is, however often that was begun again. @param {string} origin */
const lineAt = (origin) => origin.replace(/(\/log\/[^/]+)\/\d+$/, "$1");

/** Who signed a checkpoint, as far as this browser can tell. @param {Checkpoint} checkpoint @param {string[]} keys @param {string[]} published @returns {Promise<Finding[]>} */
export async function signaturesOf(checkpoint, keys, published) {
  const values = { size: checkpoint.size, origin: checkpoint.origin };
  try {
    const signer = await signerOf(checkpoint, keys);
    if (!signer) {
      return [{ outcome: "fail", key: "signed-not", values }];
    }
    const others = checkpoint.signatures.filter((each) => each.name !== checkpoint.origin).length;
    return [
      { outcome: "pass", key: "signed", values },
      published.includes(signer) ? { outcome: "pass", key: "key" } : { outcome: "note", key: "key-unknown", values: { key: signer } },
      { outcome: "note", key: others > 0 ? "witnesses" : "witnesses-none", values: { count: others } },
    ];
  } catch (fault) {
    if (fault instanceof DOMException) {
      return [{ outcome: "note", key: "signed-unknown", values }];
    }
    throw fault;
  }
}

/** Whether a log goes on from what this device saw before. @param {Checkpoint} checkpoint @param {Octets[]} hashes @param {Evidence["kept"]} kept @returns {Promise<Finding[]>} */
async function since(checkpoint, hashes, kept) {
  const seen = kept.notes.map(({ note }) => checkpointOf(note)).filter(({ origin, size }) => origin === checkpoint.origin && size <= hashes.length);
  for (const { size, root } of seen) {
    if (!isSame(await rootOver(hashes.slice(0, size)), root)) {
      return [{ outcome: "fail", key: "since-not", values: { size } }];
    }
  }
  return seen.length === 0 ? [] : [{ outcome: "pass", key: "since", values: { size: Math.max(...seen.map(({ size }) => size)) } }];
}

/** Whether the server says now what it said before. @param {import("./receipt.js").Claims} claims @param {Evidence["kept"]} kept @returns {Finding[]} */
function asKept(claims, kept) {
  const before = kept.receipts[claims.entry_id];
  const number = before ? receiptOf(before).claims.number : undefined;
  return number === undefined ? []
    : [{ outcome: number === claims.number ? "pass" : "fail", key: number === claims.number ? "kept" : "kept-not", values: { kept: number, number: claims.number } }];
}

/** @param {Evidence} evidence @returns {Promise<Finding[]>} */
export async function audited({ bundle, receipt, proof, keys = "", jwks, kept }) {
  const published = vkeysOf(keys);
  const own = receipt ? receiptOf(receipt) : undefined;
  const leaf = own ? ofBase64(own.claims.leaf) : undefined;
  /** @type {Finding[]} */
  const findings = [];
  if (own) {
    const receiptKeys = bundle ? textOf(await fileOf(bundle, "jwks.json")) : jwks;
    ensure(receiptKeys, "missing", { name: "jwks.json" });
    findings.push(...(await ofReceipt(own, JSON.parse(receiptKeys))), ...asKept(own.claims, kept));
  }
  if (proof) {
    const read = proofOf(proof);
    findings.push(await ofProof(read, leaf));
    findings.push(...(bundle ? [] : await signaturesOf(read.checkpoint, published, published)));
  }
  if (bundle) {
    findings.push(...(await lineOf(bundle, published, own?.claims, leaf, kept)));
  }
  return findings;
}

/**
 * @param {Map<string, () => Promise<Octets>>} bundle @param {string[]} published
 * @param {import("./receipt.js").Claims | undefined} claims @param {Octets | undefined} leaf @param {Evidence["kept"]} kept
 * @returns {Promise<Finding[]>}
 */
async function lineOf(bundle, published, claims, leaf, kept) {
  const checkpoint = checkpointOf(textOf(await fileOf(bundle, "checkpoint")));
  const findings = await signaturesOf(checkpoint, vkeysOf(textOf(await fileOf(bundle, "log-keys"))), published);
  /** @type {Octets[]} */
  const entries = [];
  try {
    for (let first = 0; first < checkpoint.size; first += WHOLE) {
      const piece = pieceOf(first / WHOLE, Math.min(WHOLE, checkpoint.size - first));
      entries.push(...entriesOf(await fileOf(bundle, `entries/${piece}`)));
    }
  } catch (fault) {
    return [...findings, { outcome: "fail", key: "root-not", why: whyOf(fault) }];
  }
  const hashes = await withEach(entries, leafHash);
  const isWhole = entries.length === checkpoint.size && isSame(await rootOver(hashes), checkpoint.root);
  findings.push({ outcome: isWhole ? "pass" : "fail", key: isWhole ? "root" : "root-not", values: { size: entries.length } });
  findings.push(...(await since(checkpoint, hashes, kept)));
  if (claims && claims.log !== checkpoint.origin) {
    const isEarlier = lineAt(claims.log) === lineAt(checkpoint.origin);
    findings.push({ outcome: isEarlier ? "note" : "fail", key: isEarlier ? "earlier" : "elsewhere", values: { origin: claims.log } });
  }
  try {
    findings.push(...(await storyOf(bundle, checkpoint, entries, claims, leaf, kept)));
  } catch (fault) {
    findings.push({ outcome: "fail", key: "story-not", why: whyOf(fault) });
  }
  return findings;
}

/**
 * What a log tells: of the draw, and of everybody's way through the line.
 *
 * @param {Map<string, () => Promise<Octets>>} bundle @param {Checkpoint} checkpoint @param {Octets[]} entries
 * @param {import("./receipt.js").Claims | undefined} claims @param {Octets | undefined} leaf @param {Evidence["kept"]} kept
 * @returns {Promise<Finding[]>}
 */
async function storyOf(bundle, checkpoint, entries, claims, leaf, kept) {
  const arrival = claims ? await arrivalOf(entries, claims) : undefined;
  const said = saidOfDraw(entries);
  const event = /\/log\/([0-9a-f-]{36})/.exec(checkpoint.origin)?.[1] ?? "";
  const seen = kept.notes.map(({ note, at }) => ({ ...checkpointOf(note), at })).find(({ origin, size }) => origin === checkpoint.origin && size > said.listIndex);
  const draw = said.list
    ? await drawn(said, event, await fileOf(bundle, "entries.bin"), JSON.parse(textOf(await fileOf(bundle, "transcript.json"))), seen, leaf)
    : { findings: [], isListed: false, place: undefined };
  const place = claims?.place ?? draw.place;
  const replay = new Replay(place, claims?.number);
  entries.forEach((entry) => replay.add(entry));
  /** @type {(Finding | undefined | false)[]} */
  const all = [
    arrival,
    ...draw.findings,
    said.list && arrival?.isOfLobby && !replay.hasGone && said.announce?.chain && !draw.isListed && { outcome: "fail", key: "unlisted", values: { number: claims?.number ?? 0 } },
    draw.place && claims?.place && {
      outcome: draw.place === claims.place ? "pass" : "fail",
      key: draw.place === claims.place ? "place" : "place-not",
      values: { place: draw.place, told: claims.place },
    },
    ...replay.findings(),
  ];
  return all.filter((each) => typeof each === "object");
}
