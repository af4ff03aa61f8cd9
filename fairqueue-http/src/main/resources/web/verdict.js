// Says what came of a ticket: big, by colour, sign, sound and words, and for a moment only.
import { filled, word } from "./words.js";

/** How long it is shown, in milliseconds. */
const SHOWN = 1500;
/** Each kind by its look, its tones, and how the phone buzzes. */
const LOOKS = /** @type {Record<string, { look: string, tones: number[], buzz: number[] }>} */ ({
  OK: { look: "good", tones: [880, 1320], buzz: [60] },
  ALREADY: { look: "warn", tones: [440, 440], buzz: [120, 80, 120] },
});
const REFUSED = { look: "bad", tones: [220, 165, 165], buzz: [400] };

/**
 * @typedef {object} Verdict
 * @property {string} kind OK, ALREADY, VOID, INVALID, OTHER_EVENT, or what kept us from knowing
 * @property {string} [label] what the ticket says
 * @property {string} [more] when and by whom, or why
 */

/** @type {AudioContext | undefined} */
let speaker;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let end;
let since = 0;

/** Browsers let pages make a sound only after a tap or a key. */
export async function unmute() {
  speaker ??= new AudioContext();
  await speaker.resume();
}

/** @param {number[]} tones */
function ringTones(tones) {
  if (speaker?.state !== "running") {
    return;
  }
  tones.forEach((pitch, i) => {
    const now = /** @type {AudioContext} */ (speaker);
    const tone = now.createOscillator();
    const volume = now.createGain();
    const at = now.currentTime + i * 0.13;
    tone.type = "square";
    tone.frequency.value = pitch;
    volume.gain.setValueAtTime(0.25, at);
    volume.gain.exponentialRampToValueAtTime(0.001, at + 0.12);
    tone.connect(volume).connect(now.destination);
    tone.start(at);
    tone.stop(at + 0.12);
  });
}

/** Whether something is being shown that is to be read first. */
export const isShown = () => performance.now() - since < SHOWN;

/** @param {Verdict} verdict */
export function pronounce({ kind, label = "", more = "" }) {
  const box = /** @type {HTMLElement | null} */ (document.getElementById("verdict"));
  if (!box) {
    return;
  }
  const { look, tones, buzz } = LOOKS[kind] ?? REFUSED;
  const title = word(`kind-${kind.toLowerCase().replace(/_/g, "-")}`) || kind;
  box.className = `verdict is-${look}`;
  box.dataset.kind = kind;
  for (const [name, text] of Object.entries({ title, label, more })) {
    const place = box.querySelector(`[data-verdict=${name}]`);
    if (place) {
      place.textContent = text;
    }
  }
  box.hidden = false;
  since = performance.now();
  clearTimeout(end);
  end = setTimeout(() => (box.hidden = true), SHOWN);
  ringTones(tones);
  if (navigator.userActivation?.hasBeenActive) {
    navigator.vibrate?.(buzz);
  }
  const place = document.getElementById("say");
  if (place) {
    // At once: whoever hears it has the next one before them already.
    place.textContent = [title, label, more].filter(Boolean).join(". ");
  }
}

const clock = new Intl.DateTimeFormat(`${document.documentElement.lang}-u-nu-latn`, { hour: "2-digit", minute: "2-digit" });

/** The time of day, here. @param {string | number} at */
export const timeOf = (at) => clock.format(new Date(at));

/** When somebody came in before, and where. @param {string | number} at @param {string} [by] */
export const before = (at, by) =>
  by ? filled("before-by", { time: timeOf(at), by }) : filled("before", { time: timeOf(at) });

document.getElementById("verdict")?.addEventListener("click", (event) => {
  /** @type {HTMLElement} */ (event.currentTarget).hidden = true;
});
