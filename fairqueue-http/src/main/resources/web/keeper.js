// Keeps what the server says of this place now, so that it can't say something else later, and looks whether it does.
import { keepNote, keepReceipt, keptOf } from "./kept.js";
import { checkpointOf } from "./note.js";
import { ensure, ofBase64, textOf } from "./octets.js";
import { goesOn } from "./tiles.js";
import { section, word } from "./words.js";

/** @param {string} path */
async function fetched(path) {
  const answer = await fetch(path);
  ensure(answer.ok, path);
  return answer;
}

/** @param {string} name @param {string} content */
function download(name, content) {
  const way = document.createElement("a");
  Object.assign(way, { href: URL.createObjectURL(new Blob([content])), download: name, textContent: name });
  return way;
}

/** Two signed histories are the proof by themselves. @param {string} before @param {string} now */
function accuse(before, now) {
  const told = document.createElement("p");
  told.className = "notice is-bad";
  told.setAttribute("role", "alert");
  told.append(word("rewritten"), " ", download("checkpoint-1.txt", before), " ", download("checkpoint-2.txt", now));
  document.getElementById("main")?.prepend(told);
}

/** @param {string} event @param {string} log where it is @param {string} note */
async function compare(event, log, note) {
  const now = checkpointOf(note);
  for (const { note: kept } of keptOf(event).notes) {
    const before = checkpointOf(kept);
    const isComparable = before.origin === now.origin && before.size <= now.size;
    if (isComparable && !(await goesOn(async (path) => new Uint8Array(await (await fetched(log + path)).arrayBuffer()), now, before))) {
      accuse(kept, note);
      return;
    }
  }
}

async function keepAll() {
  const { receipt = "", log = "" } = section()?.dataset ?? {};
  const signed = (await (await fetched(receipt)).text()).trim();
  const { event_id: event, entry_id: entry } = JSON.parse(textOf(ofBase64(signed.split(".")[1])));
  keepReceipt(event, entry, signed);
  const note = await (await fetched(`${log}checkpoint`)).text();
  if (globalThis.crypto?.subtle) {
    await compare(event, log, note);
  }
  keepNote(event, note);
}

keepAll().catch(() => {
  // Without an answer there is nothing to keep; the next page asks again.
});
