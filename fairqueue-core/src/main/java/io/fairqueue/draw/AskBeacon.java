package io.fairqueue.draw;

import io.fairqueue.domain.EventId;
import io.fairqueue.domain.draw.Draw;
import io.fairqueue.domain.fairness.BeaconChain;
import io.fairqueue.port.Parts;
import io.fairqueue.port.draw.Beacon;
import io.fairqueue.port.draw.DrawStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Asks for the value that decides, every three seconds from its round's time on. Thread-safe. */
final class AskBeacon {

  private static final Duration BETWEEN = Duration.ofSeconds(3);

  private final DrawStore draws;
  private final Beacon beacon;
  private final InstantSource time;
  private final Map<EventId, Instant> asked = new ConcurrentHashMap<>();

  AskBeacon(Parts parts) {
    this.draws = parts.stores().draws();
    this.beacon = parts.beacon().beacon();
    this.time = parts.time();
  }

  /** Empty where nobody has it yet, or somebody else was faster. */
  Optional<Draw.Drawn> ask(Draw.Closed draw, Instant now) {
    BeaconChain chain = draw.terms().chain();
    if (chain == null
        || now.isBefore(draw.terms().decidedAt())
        || now.isBefore(asked.getOrDefault(draw.event(), Instant.MIN).plus(BETWEEN))) {
      return Optional.empty();
    }
    asked.put(draw.event(), now);
    return beacon
        .fetch(chain, draw.terms().round())
        .flatMap(
            value -> {
              asked.remove(draw.event());
              return draws.decide(draw, value, time.instant());
            });
  }
}
