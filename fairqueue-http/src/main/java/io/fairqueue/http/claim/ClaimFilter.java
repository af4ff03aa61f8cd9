package io.fairqueue.http.claim;

import io.fairqueue.domain.ClaimStatus;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.InvalidInputException;
import io.fairqueue.http.paging.Literals;
import io.fairqueue.port.ClaimQuery;
import io.fairqueue.port.ClaimQuery.Sort;
import io.fairqueue.port.PageRequest;
import io.fairqueue.port.SearchText;
import org.jspecify.annotations.Nullable;

/** Reads which claims somebody wants to see. */
public final class ClaimFilter {

  private ClaimFilter() {}

  /**
   * Throws {@link InvalidInputException}.
   *
   * @param event null for those of all events
   * @param search what is looked for, a ticket by its id; null for nothing
   */
  public static ClaimQuery read(
      @Nullable EventId event,
      @Nullable String status,
      @Nullable String search,
      @Nullable String sort,
      PageRequest page) {
    return new ClaimQuery(
        event,
        Literals.one("status", ClaimStatus.values(), status),
        SearchText.of(search),
        sort(sort),
        page);
  }

  private static Sort sort(@Nullable String text) {
    return switch (text) {
      case null -> Sort.CREATED_AT_DESC;
      case "created_at" -> Sort.CREATED_AT;
      case "-created_at" -> Sort.CREATED_AT_DESC;
      case "status" -> Sort.STATUS;
      case "-status" -> Sort.STATUS_DESC;
      default ->
          throw new InvalidInputException(
              "sort", "must be one of created_at, -created_at, status, -status");
    };
  }
}
