// Keeps what the server says of this place now, so that it can't say something else later.
import { keepNote, keepReceipt } from "./kept.js";
import { section } from "./words.js";

/** Not all at once who came at once; in milliseconds. */
const FIRST = 5_000;
const SPREAD = 25_000;

/** @param {string | undefined} path @returns {Promise<string | undefined>} */
async function read(path) {
  const answer = path ? await fetch(path).catch(() => undefined) : undefined;
  return answer?.ok ? answer.text() : undefined;
}

/** What a receipt says, without a look at who signed it. @param {string} receipt */
const claimsOf = (receipt) => JSON.parse(atob((receipt.split(".")[1] ?? "").replace(/-/g, "+").replace(/_/g, "/")));

async function keepAll() {
  const { receipt, log } = section()?.dataset ?? {};
  const signed = (await read(receipt))?.trim();
  if (signed) {
    const { event_id: event, entry_id: entry } = claimsOf(signed);
    keepReceipt(event, entry, signed);
    const note = await read(log);
    if (note) {
      keepNote(event, note);
    }
  }
}

if (section()?.dataset.receipt) {
  setTimeout(keepAll, FIRST + SPREAD * Math.random());
}
