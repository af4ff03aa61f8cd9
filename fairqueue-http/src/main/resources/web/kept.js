// What this device keeps of lines: receipts, and how long their logs were when it saw them. Nobody else can change that.

/** @typedef {{ receipts: Record<string, string>, notes: { note: string, at: number }[] }} Kept */

const NOTES = 8;

/** @param {string} event */
const shelfOf = (event) => `fq-fair-${event}`;

/** @param {string} event @returns {Kept} */
export function keptOf(event) {
  try {
    const { receipts = {}, notes = [] } = JSON.parse(localStorage.getItem(shelfOf(event)) ?? "{}");
    return { receipts, notes };
  } catch {
    return { receipts: {}, notes: [] };
  }
}

/** @param {string} event @param {Kept} kept */
function keep(event, kept) {
  try {
    localStorage.setItem(shelfOf(event), JSON.stringify(kept));
  } catch {
    // A browser that keeps nothing for pages knows nothing later.
  }
}

/** The first one of an entry stays. @param {string} event @param {string} entry @param {string} receipt */
export function keepReceipt(event, entry, receipt) {
  const kept = keptOf(event);
  keep(event, { ...kept, receipts: { [entry]: receipt, ...kept.receipts } });
}

/** The first few stay, and the newest. @param {string} event @param {string} note */
export function keepNote(event, note) {
  const kept = keptOf(event);
  if (!kept.notes.some((each) => each.note === note)) {
    const notes = kept.notes.length < NOTES ? kept.notes : kept.notes.slice(0, -1);
    keep(event, { ...kept, notes: [...notes, { note, at: Date.now() }] });
  }
}
