// Decides whether somebody comes in: the server does, and this device alone where it can't be asked.
import { readCode } from "./code.js";
import { along, erase, find, forget, mark, marksOf, rewrite } from "./shelf.js";
import { before, timeOf } from "./verdict.js";
import { filled, word } from "./words.js";

/** @typedef {import("./shelf.js").Mark} Mark */
/** @typedef {import("./verdict.js").Verdict & { ticket?: string }} Ruling */

/** Whoever stands at a door does not wait longer, in milliseconds. */
const PATIENCE = 4000;
const place = /** @type {HTMLElement} */ (document.querySelector("[data-door]"));
export const api = place.dataset.door ?? "";
export const event = place.dataset.event ?? "";
/** By how much the server's clock is ahead of this one, in milliseconds. */
let ahead = 0;
/** Since when the server can't be asked; 0 for it can. It outlives the page. */
let awaySince = Number(sessionStorage.getItem("fq-away") ?? 0);

export const isAway = () => awaySince > 0;
export const away = () => awaySince;
const now = () => Date.now() + ahead;

/** @param {number} since */
function note(since) {
  awaySince = since;
  sessionStorage.setItem("fq-away", String(since));
}

/** What this device is called: by its user, or at random. */
export function device() {
  let name = localStorage.getItem("fq-door");
  if (!name) {
    name = `${word("device")} ${crypto.randomUUID().slice(0, 4)}`;
    localStorage.setItem("fq-door", name);
  }
  return name;
}

/** @param {string} name */
export const call = (name) => localStorage.setItem("fq-door", name);

/** Asks the server; throws where it does not answer, or can't. @param {string} path @param {RequestInit} [how] */
export async function ask(path, how = {}) {
  try {
    const answer = await fetch(api + path, { ...how, redirect: "error", signal: AbortSignal.timeout(PATIENCE) });
    if (answer.status >= 500) {
      throw new Error(String(answer.status));
    }
    const told = Date.parse(answer.headers.get("Date") ?? "");
    ahead = Number.isNaN(told) ? ahead : told - Date.now();
    note(0);
    if (answer.status === 403 && how.method !== "DELETE") {
      // Whoever may not let people in any more keeps nothing of theirs.
      await forget(event);
    }
    return answer;
  } catch (lost) {
    note(awaySince || Date.now());
    throw lost;
  }
}

/** @param {Record<string, string>} body @param {string} [key] */
export function posted(body, key) {
  /** @type {Record<string, string>} */
  const headers = { "Content-Type": "application/json" };
  if (key) {
    headers["Idempotency-Key"] = key;
  }
  return { method: "POST", headers, body: JSON.stringify(body) };
}

/** What the server's answer to a check-in means. @param {Response} answer @returns {Promise<Ruling>} */
export async function ruling(answer) {
  const body = await answer.json().catch(() => ({}));
  const { ticket_id: ticket, label } = body;
  if (answer.ok) {
    return { kind: "OK", ticket, label };
  }
  switch (body.code) {
    case "ALREADY_CHECKED_IN":
      return { kind: "ALREADY", ticket, label, more: before(body.checked_in_at, body.device ?? body.by) };
    case "TICKET_VOID":
      return { kind: "VOID", ticket, label };
    case "TICKET_INVALID":
      return { kind: body.reason ?? "INVALID" };
    case "UNAUTHORIZED":
      return { kind: "SIGNED_OUT", more: word("sign-in") };
    case "FORBIDDEN":
      return { kind: "FORBIDDEN", more: word("forbidden") };
    default:
      return { kind: "FAILED", more: body.detail ?? "" };
  }
}

/** What comes of a code that was read. @param {string} code @returns {Promise<Ruling>} */
export async function judge(code) {
  const kept = await along(event).catch(() => null);
  if (isAway() && kept) {
    return alone(code, kept, "");
  }
  const key = crypto.randomUUID();
  try {
    return await ruling(await ask("", posted({ code, device: device() }, key)));
  } catch {
    return kept ? alone(code, kept, key) : { kind: "AWAY", more: word("unprepared") };
  }
}

/**
 * By what this device knows itself.
 * @param {string} code @param {import("./shelf.js").Kept} kept
 * @param {string} key under which the server was told, and may have heard
 * @returns {Promise<Ruling>}
 */
async function alone(code, kept, key) {
  const read = await readCode(code, event, kept.keys, now());
  if (!read || !("ticket" in read)) {
    return { kind: read ? "OTHER_EVENT" : "INVALID" };
  }
  const { ticket } = read;
  const known = find(kept, ticket);
  const label = known?.label ?? "";
  if (known?.state === 2) {
    return { kind: "VOID", ticket, label };
  }
  if (known?.state === 1) {
    return { kind: "ALREADY", ticket, label, more: before(known.usedAt) };
  }
  const at = new Date(now()).toISOString();
  const earlier = await mark({ event, ticket, code, at, key, tier: known?.tier ?? "", label });
  if (earlier) {
    return { kind: "ALREADY", ticket, label, more: before(earlier.at, device()) };
  }
  // A good code that is not on the list was sold since: void ones are on it.
  return { kind: "OK", ticket, label, more: known ? "" : filled("sold-since", { time: timeOf(kept.from) }) };
}

/** Tells the server who came in meanwhile; answers how many it was told of. */
export async function catchUp() {
  let told = 0;
  for (const each of await marksOf(event)) {
    if (each.refused) {
      continue;
    }
    const answer = await telling(each);
    if (answer.status === 401 || answer.status === 403 || answer.status === 429) {
      break;
    }
    told++;
    if (answer.ok) {
      await erase(each);
    } else {
      const { kind, more = "" } = await ruling(answer);
      await rewrite({ ...each, refused: kind, told: more });
    }
  }
  return told;
}

/** @param {Mark} entry */
async function telling({ code, at, key }) {
  if (key) {
    // What the server heard before the network went is answered as it was.
    const answer = await ask("", posted({ code, device: device() }, key));
    if (answer.status !== 409) {
      return answer;
    }
  }
  return ask("", posted({ code, device: device(), at }));
}
