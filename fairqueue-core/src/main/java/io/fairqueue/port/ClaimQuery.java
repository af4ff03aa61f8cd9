package io.fairqueue.port;

import io.fairqueue.domain.ClaimStatus;
import io.fairqueue.domain.EventId;
import org.jspecify.annotations.Nullable;

/**
 * Which claims to list.
 *
 * @param event null for those of all events
 * @param status null for all
 */
public record ClaimQuery(
    @Nullable EventId event, @Nullable ClaimStatus status, Sort sort, PageRequest page) {

  /** The order of the list; ties go by age, then by id. */
  public enum Sort {
    CREATED_AT,
    CREATED_AT_DESC,
    STATUS,
    STATUS_DESC
  }
}
