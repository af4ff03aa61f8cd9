package io.fairqueue.http.realtime;

import io.fairqueue.FairQueue;
import io.fairqueue.domain.EventId;
import io.fairqueue.http.limit.Limits;
import io.fairqueue.http.problem.ProblemException;
import io.fairqueue.http.problem.Refusal;
import io.fairqueue.http.security.Authenticator;
import io.fairqueue.http.security.Freshness;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.Supplier;

/** Lets fans through to lines that exist. Thread-safe; blocks. */
@Singleton
public final class Handshakes {

  private final Authenticator authenticator;
  private final FairQueue fairQueue;
  private final Limits limits;

  Handshakes(Authenticator authenticator, FairQueue fairQueue, Limits limits) {
    this.authenticator = authenticator;
    this.limits = limits;
    this.fairQueue = fairQueue;
  }

  /**
   * @param event asked once it is known who wants to know
   */
  public Handshake accept(Optional<String> token, Supplier<EventId> event) {
    String session = token.orElseThrow(Handshakes::unauthorized);
    var fan = authenticator.fan(session, Freshness.NOW).orElseThrow(Handshakes::unauthorized);
    limits.call(fan.id().value());
    EventId id = event.get();
    if (fairQueue.events().show(id, null).isEmpty()) {
      throw new ProblemException(Refusal.EVENT_NOT_FOUND);
    }
    return new Handshake(id, fan);
  }

  private static ProblemException unauthorized() {
    return new ProblemException(Refusal.UNAUTHORIZED);
  }
}
