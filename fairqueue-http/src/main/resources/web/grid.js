// Moves through the seats of a plan by keyboard, as through a grid.

/** @param {SVGGElement} from @param {string} key @returns {SVGGElement | undefined} */
function next(from, key) {
  const row = /** @type {Element} */ (from.parentElement);
  const line = seatsOf(row);
  const at = line.indexOf(from);
  switch (key) {
    case "Home":
      return line[0];
    case "End":
      return line.at(-1);
    case "ArrowLeft":
      return line[at - 1];
    case "ArrowRight":
      return line[at + 1];
    default: {
      const other = key === "ArrowUp" ? row.previousElementSibling : row.nextElementSibling;
      const x = from.getBoundingClientRect().x;
      const away = (/** @type {Element} */ seat) => Math.abs(seat.getBoundingClientRect().x - x);
      return other ? seatsOf(other).sort((a, b) => away(a) - away(b))[0] : undefined;
    }
  }
}

/** @param {Element} row */
function seatsOf(row) {
  return [...row.querySelectorAll("[data-u]")].map((seat) => /** @type {SVGGElement} */ (seat));
}

/**
 * Lets arrows, Home and End move from seat to seat, and Space and Enter act on one.
 * @param {SVGSVGElement} plan
 * @param {(seat: SVGGElement) => void} act
 */
export function roam(plan, act) {
  plan.setAttribute("role", "grid");
  for (const row of plan.querySelectorAll("g.row")) {
    row.setAttribute("role", "row");
    const header = row.querySelector("text");
    header?.setAttribute("role", "rowheader");
    header?.setAttribute("aria-label", /** @type {SVGGElement} */ (row).dataset.row ?? "");
    for (const seat of seatsOf(row)) {
      seat.setAttribute("role", "gridcell");
      seat.setAttribute("tabindex", "-1");
    }
  }
  plan.querySelector("[data-u]")?.setAttribute("tabindex", "0");
  plan.addEventListener("keydown", (event) => {
    const seat = /** @type {SVGGElement | null} */ (/** @type {Element} */ (event.target).closest("[data-u]"));
    if (seat && (event.key === " " || event.key === "Enter")) {
      act(seat);
    } else if (seat && /^(Arrow(Left|Right|Up|Down)|Home|End)$/.test(event.key)) {
      const to = next(seat, event.key);
      if (to) {
        seat.setAttribute("tabindex", "-1");
        to.setAttribute("tabindex", "0");
        to.focus();
        to.scrollIntoView({ block: "nearest", inline: "nearest" });
      }
    } else {
      return;
    }
    event.preventDefault();
  });
  plan.addEventListener("click", (event) => {
    const seat = /** @type {Element} */ (event.target).closest("[data-u]");
    if (seat) {
      act(/** @type {SVGGElement} */ (seat));
    }
  });
}
