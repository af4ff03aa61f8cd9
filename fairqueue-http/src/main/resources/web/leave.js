// What cannot be undone is asked for in a dialog; without scripts it unfolds in its place.

/** @param {HTMLElement} leave @param {HTMLElement} summary */
function askFirst(leave, summary) {
  const dialog = document.createElement("dialog");
  const title = document.createElement("h2");
  title.id = "asked";
  title.textContent = summary.textContent;
  const stay = document.createElement("button");
  stay.type = "button";
  stay.className = "button wide";
  stay.textContent = leave.dataset.stay ?? "";
  stay.addEventListener("click", () => dialog.close());
  dialog.setAttribute("aria-labelledby", title.id);
  const rest = [...leave.children].filter((each) => each !== summary).map((each) => each.cloneNode(true));
  dialog.append(title, ...rest, stay);
  dialog.addEventListener("close", () => {
    dialog.remove();
    summary.focus();
  });
  document.querySelector("main")?.append(dialog);
  dialog.showModal();
  stay.focus();
}

document.addEventListener("click", (event) => {
  const target = /** @type {Element} */ (event.target);
  const summary = /** @type {HTMLElement | null} */ (target.closest(".leave > summary"));
  if (summary?.parentElement) {
    event.preventDefault();
    askFirst(summary.parentElement, summary);
  }
});
