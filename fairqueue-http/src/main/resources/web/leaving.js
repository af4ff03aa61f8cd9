// Who has pressed a button waits for its answer: a page that looked again meanwhile would take that back.

/** A file that is taken begins like another page, and the page stays. */
const MAX_LEAVING = 10_000;

let leftAt = -Infinity;
addEventListener("beforeunload", () => {
  leftAt = performance.now();
});
addEventListener("pageshow", () => {
  leftAt = -Infinity;
});

/** Whether another page was asked for, and has not come yet. */
export const isLeaving = () => performance.now() - leftAt < MAX_LEAVING;
