// How an event will look: its accent under its banner's words, in the colour that is readable there.

/** Beyond this, black stands out more than white. */
const BRIGHT = 0.179;

/** @param {number} part of a colour, up to 255 */
function linear(part) {
  const share = part / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}

/** @param {string} colour as #rrggbb */
function inkOn(colour) {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => linear(Number.parseInt(colour.slice(at, at + 2), 16)));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue > BRIGHT ? "#000000" : "#ffffff";
}

/** @param {string} id */
const field = (id) => /** @type {HTMLInputElement | null} */ (document.getElementById(id));

/** Follows what is typed. */
export function showLook() {
  const accent = field("theme-accent");
  const look = document.createElement("p");
  look.className = "look";
  look.dir = "auto";
  look.ariaHidden = "true";
  const show = () => {
    const colour = accent?.value.trim() ?? "";
    look.hidden = !/^#[0-9a-f]{6}$/i.test(colour);
    look.style.backgroundColor = look.hidden ? "" : colour;
    look.style.color = inkOn(colour);
    look.textContent = field("theme-banner_text")?.value || field("name")?.value || "";
  };
  accent?.closest(".pair")?.after(look);
  accent?.form?.addEventListener("input", show);
  show();
}
