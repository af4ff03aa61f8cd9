package io.fairqueue.http.proof;

import io.fairqueue.domain.EventId;
import io.fairqueue.domain.fairness.TilePath;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is asked for of a log.
 *
 * @param tile which piece; empty for the checkpoint
 */
record LogAddress(EventId event, int epoch, Optional<TilePath> tile) {

  private static final Pattern PATH =
      Pattern.compile("(?:([1-9][0-9]{0,5})/)?(checkpoint|tile/.+)");

  /** Reads what is behind the log's own address; empty for anything that is nowhere. */
  static Optional<LogAddress> parse(String event, String path) {
    Matcher parts = PATH.matcher(path);
    if (!parts.matches()) {
      return Optional.empty();
    }
    int epoch = parts.group(1) == null ? 0 : Integer.parseInt(parts.group(1));
    Optional<TilePath> tile = TilePath.parse(parts.group(2));
    return tile.isEmpty() && !parts.group(2).equals("checkpoint")
        ? Optional.empty()
        : event(event).map(id -> new LogAddress(id, epoch, tile));
  }

  private static Optional<EventId> event(String text) {
    try {
      return Optional.of(EventId.parse(text)).filter(id -> id.toString().equals(text));
    } catch (IllegalArgumentException nobodys) {
      return Optional.empty();
    }
  }
}
