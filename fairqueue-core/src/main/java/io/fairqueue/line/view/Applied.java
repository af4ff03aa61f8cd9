package io.fairqueue.line.view;

/** What became of a row that was to be applied. */
public sealed interface Applied permits Applied.Done, Applied.Old, Applied.Gap, Breach {

  /** It was the next one. */
  record Done() implements Applied {}

  /** The view had it already. */
  record Old() implements Applied {}

  /** Something before it is missing: nothing was changed. */
  record Gap() implements Applied {}
}
