package io.fairqueue.http.limit;

import io.fairqueue.http.request.FilterOrder;
import io.fairqueue.http.request.Paths;
import io.fairqueue.http.request.PeerAddress;
import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;

/**
 * Counts the calls that are not the API's: pages, documents, keys, and what isn't there. The API
 * and sockets count theirs themselves; what watches over the server is not counted.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(FilterOrder.ACCESS)
final class PageLimits {

  private final Limits limits;
  private final PeerAddress peers;

  PageLimits(Limits limits, PeerAddress peers) {
    this.limits = limits;
    this.peers = peers;
  }

  @RequestFilter
  void filter(HttpRequest<?> request) {
    String path = request.getPath();
    if (!Paths.isApi(path) && !Paths.isForOperators(path)) {
      limits.page(peers.client(request));
    }
  }
}
