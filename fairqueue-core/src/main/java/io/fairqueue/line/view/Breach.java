package io.fairqueue.line.view;

/**
 * A row that can't be the next one of an honest log.
 *
 * @param rev the row's
 * @param rule which it breaks
 * @param detail for people
 */
public record Breach(long rev, Rule rule, String detail) implements Applied {

  /** What holds for each row. */
  public enum Rule {
    /** It belongs to this line. */
    EVENT,
    /** It has the fields of its kind, within their limits. */
    FIELDS,
    /** No row is missing before it. */
    REV,
    /** It is not dated before the row before. */
    TIME,
    /** It follows the row before, and is as it was written. */
    CHAIN,
    /** Numbers and places are given in order. */
    NEXT_NUMBER,
    /** Nobody is in the line twice. */
    TWICE,
    /** Whom it names was there to leave, to be passed over, to be back. */
    PRESENT,
    /** The lowest places that wait are admitted first. */
    LOWEST_FIRST,
    /** The lobby comes before the line, and a draw after the lobby. */
    LOBBY,
    /** Its data can be read. */
    DATA
  }
}
