package io.fairqueue.domain.message;

import java.time.Instant;

/** Where an organizer's program hears of events. */
public sealed interface Endpoint {

  EndpointFacts facts();

  default EndpointId id() {
    return facts().id();
  }

  /** It is told of whatever it wants to hear of. */
  record Enabled(EndpointFacts facts) implements Endpoint {}

  /**
   * It is told of nothing until it is enabled again.
   *
   * @param because in words, for its owner
   */
  record Disabled(EndpointFacts facts, String because, Instant at) implements Endpoint {}
}
