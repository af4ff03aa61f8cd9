package io.fairqueue.port;

import io.fairqueue.domain.EventId;
import io.fairqueue.domain.InvalidInputException;
import org.jspecify.annotations.Nullable;

/**
 * Which of an event's attendees to list: those whose claims are the oldest come first, and within a
 * claim they come in the order of its units. Void tickets are listed too.
 *
 * @param search a part of the name, address or label, without case, taken literally; or a whole
 *     ticket id, claim id or payment reference; at most 200 characters; null for all
 */
public record AttendeeQuery(EventId event, @Nullable String search, PageRequest page) {

  private static final int MAX_SEARCH = 200;

  public AttendeeQuery {
    search = search == null || search.isBlank() ? null : search.strip();
    if (search != null && (search.length() > MAX_SEARCH || search.indexOf('\0') >= 0)) {
      throw new InvalidInputException("q", "must have at most 200 printable characters");
    }
  }
}
