package io.fairqueue.port;

import java.util.List;
import java.util.Optional;

/**
 * A part of a history.
 *
 * @param next where the rest begins; empty at the end
 */
public record Slice<T>(List<T> data, Optional<Cursor> next) {

  public Slice {
    data = List.copyOf(data);
  }
}
