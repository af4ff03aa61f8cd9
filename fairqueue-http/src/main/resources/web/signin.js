// Another code is offered after a while: the first one may just be on its way. Without scripts it is
// offered at once.
const WAIT_SECONDS = 30;

const form = /** @type {HTMLElement | null} */ (document.querySelector("form.again"));
const button = form?.querySelector("button");
const note = form?.querySelector("p");
const since = performance.now();

function count() {
  const left = Math.ceil(WAIT_SECONDS - (performance.now() - since) / 1000);
  if (button && note) {
    button.hidden = left > 0;
    note.hidden = left <= 0;
    note.textContent = (form?.dataset.wait ?? "").replace("{seconds}", String(left));
  }
  if (left > 0) {
    setTimeout(count, 250);
  }
}

count();
