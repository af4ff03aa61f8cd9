// The page where anybody checks a line: everything is computed here, nothing is sent.
import { audited } from "./audit.js";
import { compared, noteIn } from "./gossip.js";
import { keepNote, keepReceipt, keptOf } from "./kept.js";
import { checkpointOf } from "./note.js";
import { Fault, ensure, textOf } from "./octets.js";
import { isProof, isReceipt, proofOf, receiptOf } from "./receipt.js";
import { showFindings, showTrouble } from "./shown.js";
import { isZip, unzipped } from "./unzip.js";
import { say, word } from "./words.js";

/** @typedef {import("./octets.js").Octets} Octets */
/** @typedef {import("./shown.js").Papers} Papers */

const TRIES = 5;
const UUID = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/;
const check = /** @type {HTMLFormElement} */ (document.querySelector("form.sums"));
const busy = /** @type {HTMLElement} */ (document.getElementById("busy"));

/** @param {string} event */
const api = (event) => `/api/v1/events/${event}`;

/**
 * Asks again where the server is busy, or has not written it down yet.
 *
 * @param {string} path @returns {Promise<Response>}
 */
async function asked(path) {
  for (let left = TRIES; ; left--) {
    const answer = await fetch(path);
    const pause = Number(answer.headers.get("Retry-After"));
    if (answer.ok || left === 1 || !(pause > 0)) {
      return answer;
    }
    await new Promise((resume) => setTimeout(resume, 1000 * pause * (1 + Math.random())));
  }
}

/** @param {string} path @returns {Promise<string | undefined>} */
async function textAt(path) {
  const answer = await asked(path);
  return answer.ok ? (await answer.text()).trimEnd() + "\n" : undefined;
}

/** @param {string} event @returns {Promise<Octets>} */
async function bundleAt(event) {
  const answer = await asked(`${api(event)}/proof-bundle`);
  ensure(answer.ok, answer.status === 404 ? "no-log" : "busy");
  return new Uint8Array(await answer.arrayBuffer());
}

/** A fan's own papers, as the server has them now, or as this device kept them. @param {string} event @returns {Promise<Papers>} */
async function ownPapers(event) {
  const answer = await asked(`${api(event)}/queue/receipt`);
  if (answer.ok) {
    const receipt = (await answer.text()).trim();
    return { receipt, proof: await textAt(`${api(event)}/queue/proof`) };
  }
  const kept = Object.values(keptOf(event).receipts).at(-1);
  ensure(kept, answer.status === 401 ? "signin" : answer.status === 404 ? "not-in-line" : "busy");
  return { receipt: kept };
}

/** What somebody gave us to look at. @param {Octets[]} files @returns {Papers} */
function sorted(files) {
  /** @type {Papers} */
  const papers = {};
  for (const file of files) {
    if (isZip(file)) {
      papers.bundle = file;
      continue;
    }
    const text = textOf(file);
    if (isProof(text)) {
      papers.proof = text;
    } else if (isReceipt(text.trim())) {
      papers.receipt = text.trim();
    } else {
      papers.note = noteIn(text);
      ensure(papers.note, "unknown");
    }
  }
  return papers;
}

/** Which event this is about. @param {Papers} papers @param {Map<string, () => Promise<Octets>> | undefined} bundle */
async function eventOf({ receipt, proof }, bundle) {
  const checkpoint = bundle?.get("checkpoint");
  const origin = checkpoint ? checkpointOf(textOf(await checkpoint())).origin : "";
  return UUID.exec(origin)?.[0] ?? (receipt ? receiptOf(receipt).claims.event_id : proof ? proofOf(proof).entry.event_id : "");
}

/** Whether the server shows the history that somebody else was shown. @param {string} note */
async function gossip(note) {
  const event = UUID.exec(note)?.[0] ?? "";
  const keys = (await textAt(`/.well-known/fairqueue-log-keys?event_id=${event}`)) ?? "";
  const { findings, shown } = await compared(note, keys);
  showFindings(findings, { note, shown });
  if (findings.every(({ outcome }) => outcome !== "fail")) {
    keepNote(event, shown);
  }
}

/** Looks at all of it. @param {Papers} papers */
async function examine(papers) {
  if (papers.note) {
    await gossip(papers.note);
    return;
  }
  const given = papers.bundle ? unzipped(papers.bundle) : undefined;
  const event = await eventOf(papers, given);
  ensure(UUID.test(event), "unknown");
  const kept = keptOf(event);
  const all = { ...papers };
  if (!all.bundle && all.receipt) {
    all.bundle = await bundleAt(event);
  }
  const bundle = given ?? (all.bundle ? unzipped(all.bundle) : undefined);
  const receipt = all.receipt ?? (all.proof ? undefined : Object.values(kept.receipts).at(-1));
  const keys = await textAt(`/.well-known/fairqueue-log-keys?event_id=${event}`);
  const findings = await audited({ ...(bundle && { bundle }), ...(receipt && { receipt }), ...(all.proof && { proof: all.proof }), ...(keys && { keys }), kept });
  showFindings(findings, { ...all, ...(receipt && { receipt }) });
  if (findings.every(({ outcome }) => outcome !== "fail") && keys) {
    await remember(event, receipt, bundle);
  }
}

/** What was right is what the next look is compared with. @param {string} event @param {string | undefined} receipt @param {Map<string, () => Promise<Octets>> | undefined} bundle */
async function remember(event, receipt, bundle) {
  const checkpoint = bundle?.get("checkpoint");
  if (checkpoint) {
    keepNote(event, textOf(await checkpoint()));
  }
  if (receipt) {
    keepReceipt(event, receiptOf(receipt).claims.entry_id, receipt);
  }
}

/** Does it, and says what kept us from it. @param {() => Promise<Papers>} look */
async function attempt(look) {
  busy.hidden = false;
  say(word("busy-now"));
  try {
    ensure(globalThis.crypto?.subtle && globalThis.DecompressionStream, "too-old");
    await examine(await look());
  } catch (fault) {
    const { key, values } = fault instanceof Fault ? fault : new Fault(fault instanceof TypeError ? "busy" : "unreadable");
    showTrouble(key, values, key === "signin" ? check.dataset.signin : undefined);
  } finally {
    busy.hidden = true;
  }
}

/** @param {Iterable<File>} files */
const readAll = async (files) => sorted(await Promise.all([...files].map(async (file) => new Uint8Array(await file.arrayBuffer()))));

/** @param {string} name */
const fieldOf = (name) => /** @type {HTMLInputElement} */ (check.elements.namedItem(name));

check.addEventListener("submit", (event) => {
  event.preventDefault();
  void attempt(async () => {
    const files = fieldOf("files").files ?? [];
    const pasted = fieldOf("text").value.trim();
    if (files.length > 0 || pasted) {
      const papers = await readAll(files);
      return pasted ? { ...papers, ...sorted([/** @type {Octets} */ (new TextEncoder().encode(pasted + "\n"))]) } : papers;
    }
    const id = UUID.exec(fieldOf("event").value.toLowerCase())?.[0];
    ensure(id, "nothing");
    return { bundle: await bundleAt(id) };
  });
});
fieldOf("files").addEventListener("change", () => check.requestSubmit());
for (const kind of ["dragover", "drop"]) {
  addEventListener(kind, (event) => {
    event.preventDefault();
    const { files } = /** @type {DragEvent} */ (event).dataTransfer ?? {};
    if (kind === "drop" && files && files.length > 0) {
      void attempt(() => readAll(files));
    }
  });
}
const { event: named = "", own } = check.dataset;
if (named) {
  void attempt(() => (own === undefined ? bundleAt(named).then((bundle) => ({ bundle })) : ownPapers(named)));
}
