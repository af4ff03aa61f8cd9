package io.fairqueue.http.draw;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One part of a body (RFC 9110, section 14).
 *
 * @param to the last byte
 */
record ByteRange(int from, int to) {

  private static final ByteRange BEYOND = new ByteRange(0, -1);
  private static final Pattern ONE = Pattern.compile("bytes=([0-9]{0,10})-([0-9]{0,10})");

  /** Empty where the whole is asked for, or something that need not be understood. */
  static Optional<ByteRange> of(@Nullable String header, int length) {
    Matcher asked = ONE.matcher(header == null ? "" : header);
    if (!asked.matches() || (asked.group(1).isEmpty() && asked.group(2).isEmpty())) {
      return Optional.empty();
    }
    if (asked.group(1).isEmpty()) {
      long last = Math.min(length, Long.parseLong(asked.group(2)));
      return Optional.of(last == 0 ? BEYOND : new ByteRange((int) (length - last), length - 1));
    }
    long from = Long.parseLong(asked.group(1));
    long to = asked.group(2).isEmpty() ? length - 1L : Long.parseLong(asked.group(2));
    if (to < from && !asked.group(2).isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        from >= length ? BEYOND : new ByteRange((int) from, (int) Math.min(to, length - 1L)));
  }

  /** Whether there is nothing of it. */
  boolean isBeyond() {
    return to < from;
  }
}
