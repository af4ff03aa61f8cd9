// Compares a page of a line's logbook that somebody kept, from a mail or a ticket, with what the server shows now.
import { signaturesOf } from "./audit.js";
import { checkpointOf, vkeysOf } from "./note.js";
import { ensure } from "./octets.js";
import { goesOn } from "./tiles.js";

/** @typedef {import("./leaf.js").Finding} Finding */

const LOG = /^[^\s/]+\/log\/[0-9a-f-]{36}(\/\d+)?$/;

/** The signed page in a text, whatever a mail has put around and between; undefined where there is none. @param {string} text */
export function noteIn(text) {
  const lines = text.split("\n").map((line) => line.replace(/^[\s>]+/, "").trim()).filter(Boolean);
  const first = lines.findIndex((line, i) => LOG.test(line) && /^\d+$/.test(lines[i + 1] ?? ""));
  const signatures = lines.slice(first + 3).filter((line) => /^— \S+ \S+$/.test(line));
  return first >= 0 && signatures.length > 0 ? `${lines.slice(first, first + 3).join("\n")}\n\n${signatures.join("\n")}\n` : undefined;
}

/** @param {string} path */
async function fetched(path) {
  const answer = await fetch(path, { cache: "no-store" });
  ensure(answer.ok, answer.status === 404 ? "no-log" : "busy");
  return answer;
}

/**
 * Whether the log goes on from there, and what the server shows of it.
 *
 * @param {string} note @param {string} published keys, one a line @returns {Promise<{ findings: Finding[], shown: string }>}
 */
export async function compared(note, published) {
  const keys = vkeysOf(published);
  const before = checkpointOf(note);
  const log = `${before.origin.slice(before.origin.indexOf("/"))}/`;
  const shown = await (await fetched(`${log}checkpoint`)).text();
  const now = checkpointOf(shown);
  const findings = await signaturesOf(before, keys, keys);
  if (findings.some(({ outcome }) => outcome === "fail")) {
    return { findings, shown };
  }
  findings.push(...(await signaturesOf(now, keys, keys)).filter(({ outcome }) => outcome === "fail"));
  const values = { size: before.size, now: now.size };
  const isLess = now.size < before.size;
  const source = async (/** @type {string} */ path) => new Uint8Array(await (await fetched(log + path)).arrayBuffer());
  const isSame = !isLess && now.origin === before.origin && (await goesOn(source, now, before));
  findings.push({ outcome: isSame ? "pass" : "fail", key: isSame ? "gossip" : isLess ? "gossip-less" : "gossip-not", values });
  return { findings, shown };
}
