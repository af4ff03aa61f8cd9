// <fairqueue-event event="…" lang="de"></fairqueue-event>: a sale, on a page of somebody else's.
// Reads the board alone, needs no cookie and no frame, and puts nothing but text on the page.

const HOST = new URL(".", import.meta.url);
const RIGHT_TO_LEFT = new Set(["ar"]);
const FIRST_PAUSE = 1000;
const MAX_PAUSE = 60000;

/** As our pages say it. @type {Record<string, Record<string, string>>} */
const WORDS = {
  en: {
    BEFORE: "Coming", LOBBY: "Lobby open", DRAWING: "Starts soon", ON_SALE: "On sale", PAUSED: "Paused", SOLD_OUT: "Sold out", ENDED: "Over", CANCELLED: "Cancelled",
    price: "Price", waiting: "People in line", free: "Free", open: "Join the line", look: "See the event",
  },
  de: {
    BEFORE: "Bald", LOBBY: "Lobby offen", DRAWING: "Gleich geht’s los", ON_SALE: "Im Verkauf", PAUSED: "Pausiert", SOLD_OUT: "Ausverkauft", ENDED: "Vorbei", CANCELLED: "Abgesagt",
    price: "Preis", waiting: "In der Schlange", free: "Kostenlos", open: "In die Schlange stellen", look: "Zur Veranstaltung",
  },
  fr: {
    BEFORE: "Bientôt", LOBBY: "Hall ouvert", DRAWING: "Bientôt ouvert", ON_SALE: "En vente", PAUSED: "En pause", SOLD_OUT: "Complet", ENDED: "Terminé", CANCELLED: "Annulé",
    price: "Prix", waiting: "Personnes dans la file", free: "Gratuit", open: "Rejoindre la file", look: "Voir l’événement",
  },
  ar: {
    BEFORE: "قريبًا", LOBBY: "الردهة مفتوحة", DRAWING: "يبدأ قريبًا", ON_SALE: "معروضة للبيع", PAUSED: "متوقفة مؤقتًا", SOLD_OUT: "نفدت التذاكر", ENDED: "انتهت", CANCELLED: "أُلغيت",
    price: "السعر", waiting: "الأشخاص في الطابور", free: "مجاني", open: "انضم إلى الطابور", look: "اعرض الفعالية",
  },
};

const STYLE = `
:host { display: block; max-inline-size: 24rem; font: 1rem/1.5 system-ui, sans-serif; color: #14171d; color-scheme: light dark; }
:host([hidden]) { display: none; }
section { display: grid; gap: .9rem; padding: 1.1rem 1.2rem; border: 1px solid #dfe3ea; border-radius: 14px; background: #fff; }
.phase { margin: 0; font-weight: 700; font-size: 1.15rem; }
dl { margin: 0; display: grid; gap: .3rem; }
dl div { display: flex; justify-content: space-between; gap: 1rem; }
dt { color: #565d6b; } dd { margin: 0; font-weight: 650; font-variant-numeric: tabular-nums; }
a { display: block; padding: .7rem 1rem; border-radius: 12px; background: #2f4fd6; color: #fff; font-weight: 650; text-align: center; text-decoration: none; }
a:hover { background: #2540b3; } a:focus-visible { outline: 3px solid currentColor; outline-offset: 3px; }
@media (prefers-color-scheme: dark) {
  :host { color: #f1f3f7; } section { background: #1a1d24; border-color: #323845; } dt { color: #a5adbb; }
  a { background: #93aaff; color: #0d1022; } a:hover { background: #b4c4ff; }
}`;

const sheet = new CSSStyleSheet();
sheet.replaceSync(STYLE);

/** @param {string} name @param {string} [text] @param {string} [look] */
function element(name, text, look) {
  const made = document.createElement(name);
  if (text !== undefined) {
    made.textContent = text;
  }
  if (look) {
    made.className = look;
    made.setAttribute("part", look);
  }
  return made;
}

class FairQueueEvent extends HTMLElement {
  static observedAttributes = ["event", "lang"];

  /** @type {number | undefined} */
  #timer;
  /** @type {any} */
  #board;
  #pause = FIRST_PAUSE;
  /** Counts what was asked for: an answer for what is shown no more says nothing. */
  #asked = 0;
  #root = this.attachShadow({ mode: "open" });

  constructor() {
    super();
    this.#root.adoptedStyleSheets = [sheet];
  }

  connectedCallback() {
    this.#look();
  }

  disconnectedCallback() {
    clearTimeout(this.#timer);
    this.#asked++;
  }

  /** @param {string} name */
  attributeChangedCallback(name) {
    if (name === "event") {
      this.#board = undefined;
      this.#show();
      if (this.isConnected) {
        this.#look();
      }
    } else {
      this.#show();
    }
  }

  get #language() {
    const near = this.lang || /** @type {HTMLElement | null} */ (this.closest("[lang]"))?.lang || navigator.language;
    const tag = near.toLowerCase().split("-")[0] ?? "";
    return Object.hasOwn(WORDS, tag) ? tag : "en";
  }

  async #look() {
    clearTimeout(this.#timer);
    const asked = ++this.#asked;
    let next = this.#pause;
    if (!document.hidden) {
      try {
        const event = encodeURIComponent(this.getAttribute("event") ?? "");
        const answer = await fetch(new URL(`api/v1/events/${event}/board`, HOST), { credentials: "omit" });
        if (asked !== this.#asked) {
          return;
        }
        if (!answer.ok) {
          throw new Error(String(answer.status));
        }
        this.#board = await answer.json();
        this.#pause = FIRST_PAUSE;
        next = this.#board.poll_after_seconds * 1000;
        this.#show();
      } catch {
        this.#pause = next = Math.min(MAX_PAUSE, this.#pause * 2);
      }
    }
    if (asked === this.#asked) {
      // Not all pages at once.
      this.#timer = setTimeout(() => this.#look(), next * (0.8 + 0.4 * Math.random()));
    }
  }

  #show() {
    const board = this.#board;
    if (!board) {
      this.#root.replaceChildren();
      return;
    }
    const language = this.#language;
    const words = WORDS[language] ?? {};
    const box = element("section");
    box.lang = language;
    box.dir = RIGHT_TO_LEFT.has(language) ? "rtl" : "ltr";
    const facts = element("dl");
    facts.append(this.#fact(words.price, this.#price(board, language, words)));
    facts.append(this.#fact(words.waiting, new Intl.NumberFormat(language + "-u-nu-latn").format(board.waiting)));
    // Who waits gets what comes back.
    const isOpen = ["LOBBY", "DRAWING", "ON_SALE", "SOLD_OUT"].includes(board.phase);
    const link = /** @type {HTMLAnchorElement} */ (element("a", isOpen ? words.open : words.look, "link"));
    link.href = new URL(`${language}/e/${encodeURIComponent(board.event_id)}`, HOST).href;
    box.append(element("p", words[board.phase] ?? board.phase, "phase"), facts, link);
    this.#root.replaceChildren(box);
  }

  /** @param {string | undefined} name @param {string} value */
  #fact(name, value) {
    const fact = element("div");
    fact.append(element("dt", name), element("dd", value));
    return fact;
  }

  /** @param {any} board @param {string} language @param {Record<string, string>} words */
  #price(board, language, words) {
    const money = new Intl.NumberFormat(language + "-u-nu-latn", { style: "currency", currency: board.currency });
    const unit = 10 ** (money.resolvedOptions().maximumFractionDigits ?? 2);
    /** @param {number} minor */
    const price = (minor) => (minor === 0 ? (words.free ?? "") : money.format(minor / unit));
    const [low, high] = [price(board.price_min_minor), price(board.price_max_minor)];
    return low === high ? low : `${low} – ${high}`;
  }
}

if (!customElements.get("fairqueue-event")) {
  customElements.define("fairqueue-event", FairQueueEvent);
}
