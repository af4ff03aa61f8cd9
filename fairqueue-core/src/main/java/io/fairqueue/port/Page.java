package io.fairqueue.port;

import java.util.List;

/**
 * One page of a list.
 *
 * @param total how many there are in all
 */
public record Page<T>(List<T> data, PageRequest request, long total) {

  public Page {
    data = List.copyOf(data);
  }

  public boolean hasMore() {
    return (long) request.number() * request.size() < total;
  }
}
