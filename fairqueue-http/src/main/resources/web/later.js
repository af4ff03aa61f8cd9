// What can wait until the page is there: keeping what the server says of this place.
import { section } from "./words.js";

/** Not all at once who came at once; in milliseconds. */
const FIRST = 5_000;
const SPREAD = 25_000;
const keeper = section()?.dataset.keeper;

if (keeper) {
  setTimeout(() => import(keeper), FIRST + SPREAD * Math.random());
}
