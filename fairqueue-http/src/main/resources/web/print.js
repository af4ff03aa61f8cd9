// A button that prints, where scripts run.
const button = /** @type {HTMLButtonElement | null} */ (document.querySelector("button[hidden]"));
if (button) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
