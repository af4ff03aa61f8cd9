package io.fairqueue.http.realtime;

import io.fairqueue.FairQueue;
import io.fairqueue.domain.EventId;
import io.fairqueue.http.problem.ProblemException;
import io.fairqueue.http.problem.Refusal;
import io.fairqueue.http.security.Caller;
import jakarta.inject.Singleton;

/** Accepts fans at lines that exist. Thread-safe; blocks. */
@Singleton
public final class Handshakes {

  private final FairQueue fairQueue;

  Handshakes(FairQueue fairQueue) {
    this.fairQueue = fairQueue;
  }

  public Handshake accept(Caller.Fan fan, EventId event) {
    if (fairQueue.events().show(event, null).isEmpty()) {
      throw new ProblemException(Refusal.EVENT_NOT_FOUND);
    }
    return new Handshake(event, fan);
  }
}
