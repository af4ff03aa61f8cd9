// A file is read into the form, so that nobody has to copy it.
const chooser = /** @type {HTMLInputElement | null} */ (document.getElementById("file"));
const plan = /** @type {HTMLTextAreaElement | null} */ (document.getElementById("csv"));

document.querySelector("[data-file]")?.removeAttribute("hidden");
chooser?.addEventListener("change", async () => {
  const file = chooser.files?.[0];
  if (file && plan) {
    plan.value = await file.text();
    plan.focus();
  }
});
