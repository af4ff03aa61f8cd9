package io.fairqueue.cli.crowd.plan;

import io.fairqueue.domain.EventId;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * How a crowd behaves.
 *
 * @param servers where fans call; each has a favourite, and goes to the next when it is not there
 * @param thinking the longest that anybody thinks before a step
 * @param sockets of a hundred fans who are no bots, how many wait on a socket; the others poll
 * @param seed the same seed makes the same fans
 */
public record CrowdPlan(
    List<URI> servers,
    EventId event,
    Offer offer,
    Arrivals arrivals,
    Looks looks,
    Duration thinking,
    Mix mix,
    int sockets,
    long seed) {

  public CrowdPlan {
    servers = List.copyOf(servers);
    if (servers.isEmpty()) {
      throw new IllegalArgumentException("fans need a server to call");
    }
  }
}
