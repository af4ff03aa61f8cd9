// What a device at the door keeps: an event's tickets, and who came in while there was no network.
import { claims } from "./code.js";

/** @typedef {import("./code.js").PublicKey} PublicKey */
/** @typedef {{ event: string, records: ArrayBuffer, count: number, tiers: string[], keys: PublicKey[], from: number, until: number }} Kept */
/** @typedef {{ event: string, ticket: string, code: string, at: string, key: string, tier: string, label: string, refused?: string, told?: string }} Mark */
/** @typedef {{ state: number, usedAt: number, tier: string, label: string }} Entry */

const NAME = "fairqueue-door";
const RECORD = 32;

/** @param {IDBRequest<any>} request @returns {Promise<any>} */
const done = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

/** @type {Promise<IDBDatabase> | undefined} */
let opened;
function database() {
  opened ??= (() => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore("lists", { keyPath: "event" });
      request.result.createObjectStore("marks", { keyPath: ["event", "ticket"] });
    };
    return done(request);
  })();
  return opened;
}

/** @param {"lists" | "marks"} name @param {IDBTransactionMode} mode */
const store = async (name, mode) => (await database()).transaction(name, mode).objectStore(name);

/** Takes an event's list along, if it is whole and the server's own. @param {string} event @param {string} api */
export async function takeAlong(event, api) {
  const [keySet, answer] = await Promise.all([fetch("/.well-known/jwks.json"), fetch(`${api}/offline`)]);
  if (!keySet.ok || !answer.ok) {
    throw new Error(String(answer.ok ? keySet.status : answer.status));
  }
  /** @type {PublicKey[]} */
  const keys = (await keySet.json()).keys;
  const body = await answer.arrayBuffer();
  const end = new Uint8Array(body).indexOf(10);
  const said = await claims(new TextDecoder().decode(body.slice(0, end)), keys);
  const records = body.slice(end + 1);
  const seal = String.fromCharCode(...new Uint8Array(await crypto.subtle.digest("SHA-256", records)));
  const sealed = btoa(seal).replace(/\+/g, "-").replace(/\//g, "_").replace(/=/g, "");
  if (![said?.aud].flat().includes("fairqueue:door") || said.sub !== event || said.sha256 !== sealed) {
    throw new Error("a list of somebody else");
  }
  /** @type {Kept} */
  const kept = { event, records, count: said.count, tiers: said.tiers, keys, from: said.iat * 1000, until: said.exp * 1000 };
  await done((await store("lists", "readwrite")).put(kept));
  await navigator.storage?.persist?.();
  atHand = kept;
  return kept;
}

/** What was read last: it is some megabytes. @type {Kept | undefined} */
let atHand;

/** The event's list; null for none that is still good. @param {string} event @returns {Promise<Kept | null>} */
export async function along(event) {
  atHand ??= await done((await store("lists", "readonly")).get(event));
  return atHand?.event === event && atHand.until > Date.now() ? atHand : null;
}

/** @param {string} event */
export async function forget(event) {
  atHand = undefined;
  await done((await store("lists", "readwrite")).delete(event));
}

/** A ticket of the list, by halving; null for one that is not on it. @param {Kept} kept @param {string} ticket @returns {Entry | null} */
export function find(kept, ticket) {
  const wanted = BigInt(`0x${ticket.replace(/-/g, "")}`);
  const view = new DataView(kept.records);
  /** @param {number} at */
  const id = (at) => (view.getBigUint64(at) << 64n) | view.getBigUint64(at + 8);
  let low = 0;
  let high = kept.count - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const at = middle * RECORD;
    if (id(at) === wanted) {
      const name = kept.count * RECORD + view.getUint32(at + 24);
      return {
        usedAt: view.getUint32(at + 16) * 1000,
        state: view.getUint8(at + 20),
        tier: kept.tiers[view.getUint8(at + 21)] ?? "",
        label: new TextDecoder().decode(kept.records.slice(name, name + view.getUint16(at + 22))),
      };
    }
    if (id(at) < wanted) {
      low = middle + 1;
    } else {
      high = middle - 1;
    }
  }
  return null;
}

/** Writes down that somebody came in; answers what was written before, if anything was. @param {Mark} mark @returns {Promise<Mark | null>} */
export async function mark(mark) {
  const marks = await store("marks", "readwrite");
  // One transaction: of two tabs one finds what the other wrote.
  const before = await done(marks.get([mark.event, mark.ticket]));
  if (!before) {
    await done(marks.add(mark));
  }
  return before ?? null;
}

/** @param {Mark} mark */
export const rewrite = async (mark) => done((await store("marks", "readwrite")).put(mark));

/** @param {Mark} mark */
export const erase = async (mark) => done((await store("marks", "readwrite")).delete([mark.event, mark.ticket]));

/** All of an event. @param {string} event @returns {Promise<Mark[]>} */
export const marksOf = async (event) =>
  done((await store("marks", "readonly")).getAll(IDBKeyRange.bound([event], [event, []])));
