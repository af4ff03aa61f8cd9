package io.fairqueue.http.event;

import io.fairqueue.port.Page;
import java.util.List;
import java.util.function.Function;

/** One page of a list, as the API sends all of them. */
record PageOutput<T>(List<T> data, Position page) {

  static <S, T> PageOutput<T> of(Page<S> page, Function<S, T> each) {
    return new PageOutput<>(
        page.data().stream().map(each).toList(),
        new Position(
            page.request().number(), page.request().size(), page.total(), page.hasMore()));
  }

  /** Which page it is, and of how many items. */
  record Position(int number, int size, long total, boolean hasMore) {}
}
