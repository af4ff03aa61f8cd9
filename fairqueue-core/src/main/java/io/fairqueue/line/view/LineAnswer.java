package io.fairqueue.line.view;

import io.fairqueue.line.log.FanState;

/** What becomes of a request once the draft that it is in is committed. */
public sealed interface LineAnswer {

  /** The fan joins, with this number. */
  record Joined(long number) implements LineAnswer {}

  /** The fan is in the line, as this number. */
  record AlreadyInLine(long number) implements LineAnswer {}

  /** The fan leaves, and was this number. */
  record Left(long number) implements LineAnswer {}

  /** The fan is not in the line. */
  record NotInLine() implements LineAnswer {}

  /** The sale takes nobody at this moment. */
  record NotOpen() implements LineAnswer {}

  /** There is no memory for longer lines. */
  record TooLong() implements LineAnswer {}

  /**
   * The fan was here before, and may hold an admission or a claim: they say, and where they hold
   * nothing the request is drafted again with the fan among the cleared.
   *
   * @param number the latest
   */
  record LookUp(long number, FanState state) implements LineAnswer {}

  /** The fan wants something else in the same batch: to be asked again in the next one. */
  record NextBatch() implements LineAnswer {}
}
