package io.fairqueue.port;

import io.fairqueue.domain.EventId;
import io.fairqueue.domain.InvalidInputException;
import io.fairqueue.domain.door.CheckInResult;
import org.jspecify.annotations.Nullable;

/**
 * Which of an event's check-ins to list: what was told last comes first.
 *
 * @param result null for all
 * @param after null for the beginning
 * @param size 1 to 100
 */
public record CheckInQuery(
    EventId event, @Nullable CheckInResult result, @Nullable Cursor after, int size) {

  /** How many are listed at once. */
  public static final int MAX_SIZE = 100;

  public CheckInQuery {
    if (size < 1 || size > MAX_SIZE) {
      throw new InvalidInputException("size", "must be between 1 and " + MAX_SIZE);
    }
  }
}
