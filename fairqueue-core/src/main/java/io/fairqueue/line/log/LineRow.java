package io.fairqueue.line.log;

import io.fairqueue.domain.EventId;
import java.security.MessageDigest;

/**
 * A row of a line's log: append only, and the truth.
 *
 * @param rev 1 for the first, each next one is one more
 * @param at epoch milliseconds, never before the row before
 * @param nonce the writer's, so that no two writers make the same row
 * @param hash of this row and, through the one before, of all before it
 */
public record LineRow(
    EventId event, long rev, long at, RowContent content, long nonce, byte[] hash) {

  /**
   * The row that follows a hash.
   *
   * @throws IllegalArgumentException for a content that no row may have
   */
  public static LineRow after(
      byte[] previous, EventId event, long rev, long at, RowContent content, long nonce) {
    content
        .flaw()
        .ifPresent(
            flaw -> {
              throw new IllegalArgumentException(flaw);
            });
    return new LineRow(
        event, rev, at, content, nonce, LineHash.of(previous, event, rev, at, content, nonce));
  }

  /** The hash that the first row of a line follows. */
  public static byte[] start(EventId event) {
    return LineHash.start(event);
  }

  /** Whether this row follows a row with that hash, and is as it was written. */
  public boolean follows(byte[] previous) {
    return MessageDigest.isEqual(hash, LineHash.of(previous, event, rev, at, content, nonce));
  }

  public boolean hasHash(byte[] other) {
    return MessageDigest.isEqual(hash, other);
  }
}
