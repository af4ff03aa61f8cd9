package io.fairqueue.http.event;

import io.fairqueue.domain.InvalidInputException;
import io.fairqueue.http.paging.Literals;
import io.fairqueue.http.security.Caller;
import io.fairqueue.port.EventQuery;
import io.fairqueue.port.EventQuery.ShownStatus;
import io.fairqueue.port.EventQuery.Sort;
import io.fairqueue.port.PageRequest;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads which events someone wants to see. */
final class EventFilter {

  private static final int MAX_SEARCH = 200;

  private EventFilter() {}

  static EventQuery read(
      @Nullable String search,
      @Nullable String status,
      @Nullable String sort,
      PageRequest page,
      Caller.@Nullable Staff viewer,
      boolean mine) {
    return new EventQuery(
        search(search),
        statuses(status),
        viewer == null ? null : viewer.actor().id(),
        viewer != null && viewer.actor().admin(),
        mine,
        sort(sort),
        page);
  }

  private static @Nullable String search(@Nullable String text) {
    if (text == null || text.isBlank()) {
      return null;
    }
    if (text.length() > MAX_SEARCH || text.indexOf('\0') >= 0) {
      throw new InvalidInputException("search", "must have at most 200 printable characters");
    }
    return text.strip();
  }

  private static Set<ShownStatus> statuses(@Nullable String text) {
    ShownStatus status = Literals.one("status", ShownStatus.values(), text);
    return status == null ? Set.of() : Set.of(status);
  }

  private static Sort sort(@Nullable String text) {
    return switch (text) {
      case null -> Sort.STARTS_AT;
      case "starts_at" -> Sort.STARTS_AT;
      case "-starts_at" -> Sort.STARTS_AT_DESC;
      case "name" -> Sort.NAME;
      case "-name" -> Sort.NAME_DESC;
      default ->
          throw new InvalidInputException(
              "sort", "must be one of starts_at, -starts_at, name, -name");
    };
  }
}
