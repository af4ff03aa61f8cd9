// Shows a board on the page: prices and what is left, the sale's phase, how many wait.
import { showNotices } from "./notices.js";
import { filled, money, number, part, say, show, word } from "./words.js";

/** @typedef {import("./crowd.js").Board} Board */
/** @typedef {import("./crowd.js").Tier} Tier */

/** @param {string} state */
const keyOf = (state) => state.toLowerCase().replaceAll("_", "-");

// Where seats cost something else than their tier, the page says what.
/** @param {HTMLElement} row @param {Tier} tier @param {string} currency */
function showTier(row, tier, currency) {
  const [name, state] = /** @type {HTMLCollectionOf<HTMLElement>} */ (row.firstElementChild?.children);
  const key = keyOf(tier.state);
  if (name && name.textContent !== tier.name) {
    name.textContent = tier.name;
  }
  if (row.dataset.minor !== String(tier.price_minor)) {
    row.dataset.minor = String(tier.price_minor);
    const price = row.lastElementChild;
    if (price && row.dataset.own !== "true") {
      price.textContent = money(tier.price_minor, currency);
    }
  }
  if (state && row.dataset.level !== key) {
    row.dataset.level = key;
    state.className = `state is-${key}`;
    state.textContent = word(key);
    if (key === "sold-out") {
      say(`${tier.name}: ${word(key)}`);
    }
  }
}

/** @param {Board} board */
function showRange(board) {
  const range = part("range");
  const [min, max] = [String(board.price_min_minor), String(board.price_max_minor)];
  if (!range || (range.dataset.min === min && range.dataset.max === max)) {
    return;
  }
  range.dataset.min = min;
  range.dataset.max = max;
  const from = money(board.price_min_minor, board.currency);
  const to = money(board.price_max_minor, board.currency);
  range.textContent = from === to ? from : filled("price-range", { from, to });
}

/** @param {Board} board */
function showPrices(board) {
  const list = part("prices");
  const rows = /** @type {HTMLElement[]} */ ([...(list?.children ?? [])]);
  const first = rows[0];
  if (!list || !first) {
    return;
  }
  for (const tier of board.tiers) {
    const known = rows.find((row) => row.dataset.tier === tier.id);
    const row = known ?? /** @type {HTMLElement} */ (first.cloneNode(true));
    if (!known) {
      row.dataset.tier = tier.id;
      row.dataset.level = "";
      row.dataset.own = "false";
      list.append(row);
    }
    showTier(row, tier, board.currency);
  }
  showRange(board);
  rows.filter((row) => !board.tiers.some((tier) => tier.id === row.dataset.tier)).forEach((row) => row.remove());
}

/** Says once what the sale has come to. @param {Board} board */
function showPhase(board) {
  const banner = part("phase");
  const key = keyOf(board.phase);
  if (!banner || banner.dataset.phase === key) {
    return;
  }
  banner.dataset.phase = key;
  const [title, text] = banner.children;
  if (title && text) {
    title.textContent = word(`${key}-title`);
    // Why it was cancelled only the page itself says; a board tells why it is paused.
    text.textContent = board.pause_reason ?? word(`${key}-text`);
  }
  banner.hidden = !["PAUSED", "ENDED", "CANCELLED"].includes(board.phase);
  if (board.phase === "ENDED" || board.phase === "CANCELLED") {
    // Nothing is left to leave.
    document.querySelectorAll(".leave").forEach((each) => each.remove());
  }
}

/** @param {Board} board */
export function showBoard(board) {
  showPrices(board);
  showPhase(board);
  showNotices(board.notices);
  show("waiting", number(board.waiting));
  show("in_lobby", number(board.in_lobby));
}

/** @param {string} key */
export function showOdds(key) {
  show("odds", word(`odds-${key}`));
}
