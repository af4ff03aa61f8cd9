package io.fairqueue.port;

import io.fairqueue.domain.EventId;
import org.jspecify.annotations.Nullable;

/**
 * Which of an event's attendees to list: those whose claims are the oldest come first, and within a
 * claim they come in the order of its units. Void tickets are listed too.
 *
 * @param search a whole ticket id, claim id, payment reference or address; or, where nobody is
 *     named so, a part of the name, address or label, without case, taken literally; at most 200
 *     characters; null for all
 */
public record AttendeeQuery(EventId event, @Nullable String search, PageRequest page) {

  public AttendeeQuery {
    @Nullable SearchText wanted = SearchText.of(search);
    search = wanted == null ? null : wanted.value();
  }
}
