package io.fairqueue.cli.crowd;

import io.fairqueue.domain.EventId;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * How a crowd behaves.
 *
 * @param servers where fans call; each has a favourite, and goes to the next when it is not there
 * @param tickets how many there are: who is far behind asks more seldom
 * @param rush the time in which all arrive
 * @param thinking the longest that anybody thinks before a step
 * @param noShows of a hundred fans, how many never use their admission
 * @param lapses of a hundred fans, how many let their hold run out
 * @param failures of a hundred fans, how many pay in vain at first
 * @param seed the same seed makes the same fans
 */
public record CrowdPlan(
    List<URI> servers,
    EventId event,
    int tickets,
    Duration rush,
    Duration thinking,
    int noShows,
    int lapses,
    int failures,
    long seed) {

  public CrowdPlan {
    servers = List.copyOf(servers);
    if (servers.isEmpty()) {
      throw new IllegalArgumentException("fans need a server to call");
    }
    if (noShows < 0 || lapses < 0 || failures < 0 || noShows + lapses + failures > 100) {
      throw new IllegalArgumentException("habits are shares of a hundred fans");
    }
  }
}
