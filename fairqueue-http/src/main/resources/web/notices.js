// Shows what the organizer says to all, and has what is new read out after what is being read.
import { part, say } from "./words.js";

/** @typedef {import("./crowd.js").Notice} Notice */

/** @param {Notice} notice */
function noticeRow(notice) {
  const row = document.createElement("li");
  const reader = document.documentElement.lang;
  const language = notice.text[reader] === undefined ? notice.otherwise : reader;
  row.className = notice.level === "WARNING" ? "notice is-warning" : "notice";
  row.dataset.notice = notice.id;
  row.lang = language;
  row.dir = "auto";
  row.textContent = notice.text[language] ?? "";
  return row;
}

/** @param {Notice[] | undefined} notices none from a server that doesn't know of them */
export function showNotices(notices) {
  const list = part("notices");
  if (!list || !notices) {
    return;
  }
  const shown = /** @type {HTMLElement[]} */ ([...list.children]).map((row) => row.dataset.notice);
  const next = notices.map((notice) => notice.id);
  if (shown.join() === next.join()) {
    return;
  }
  const rows = notices.map(noticeRow);
  list.replaceChildren(...rows);
  list.hidden = rows.length === 0;
  rows
    .filter((row) => !shown.includes(row.dataset.notice))
    .reverse()
    .forEach((row) => say(row.textContent ?? ""));
}
