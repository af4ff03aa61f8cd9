package io.fairqueue.http.paging;

import io.fairqueue.port.Page;
import java.util.List;
import java.util.function.Function;

/** One page of a list, as the API sends all of them. */
public record PageBody<T>(List<T> data, Position page) {

  public static <S, T> PageBody<T> of(Page<S> page, Function<S, T> each) {
    return new PageBody<>(
        page.data().stream().map(each).toList(),
        new Position(page.request().number(), page.request().size(), page.total(), page.hasMore()));
  }

  /** Which page it is, and of how many items. */
  public record Position(int number, int size, long total, boolean hasMore) {}
}
