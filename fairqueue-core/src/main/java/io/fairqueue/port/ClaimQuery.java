package io.fairqueue.port;

import io.fairqueue.domain.ClaimStatus;
import io.fairqueue.domain.EventId;
import org.jspecify.annotations.Nullable;

/**
 * Which claims to list.
 *
 * @param event null for those of all events
 * @param status null for all
 * @param search the whole id of a claim or of one of its tickets, a whole payment id or reference,
 *     or the fan's whole address; where there is no such claim, a part of the fan's name or
 *     address, without case; null for all
 */
public record ClaimQuery(
    @Nullable EventId event,
    @Nullable ClaimStatus status,
    @Nullable SearchText search,
    Sort sort,
    PageRequest page) {
  /** The same, of whomever. */
  public ClaimQuery(
      @Nullable EventId event, @Nullable ClaimStatus status, Sort sort, PageRequest page) {
    this(event, status, null, sort, page);
  }

  /**
   * The order of the list. {@code CREATED_AT} goes by age, the oldest first, then by id, and {@code
   * CREATED_AT_DESC} is that backwards. States go by name; within one, the oldest comes first.
   */
  public enum Sort {
    CREATED_AT,
    CREATED_AT_DESC,
    STATUS,
    STATUS_DESC
  }
}
