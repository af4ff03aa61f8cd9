// Has a ticket's page kept on this device, for a door without a network.
const pass = /** @type {HTMLElement | null} */ (document.querySelector("[data-keep-until]"));

/** @param {Element} part */
const address = (part) => new URL(part.getAttribute("href") ?? part.getAttribute("src") ?? "", location.href);

if (pass?.dataset.keepUntil && "serviceWorker" in navigator && navigator.onLine) {
  const parts = document.querySelectorAll("link[rel=stylesheet], link[rel=icon], script[src], main img");
  const files = [...parts].map(address).filter((each) => each.origin === location.origin);
  await navigator.serviceWorker.register("/sw.js");
  const { active } = await navigator.serviceWorker.ready;
  active?.postMessage({
    keep: location.pathname,
    until: Date.parse(pass.dataset.keepUntil),
    files: files.map((each) => each.pathname + each.search),
  });
}
