package io.fairqueue.http.session;

import io.fairqueue.domain.identity.SignIn;
import io.fairqueue.http.problem.ProblemException;
import io.fairqueue.http.problem.Refusal;
import io.fairqueue.http.security.Caller;
import io.fairqueue.port.SessionStore;
import io.fairqueue.port.Stores;
import io.fairqueue.port.identity.SignInStore;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;

/** A fan's own sessions, for the API and for pages. Thread-safe; blocks. */
@Singleton
public final class OwnSessions {

  private final SignInStore signIns;
  private final SessionStore sessions;
  private final InstantSource time;

  OwnSessions(Stores stores, InstantSource time) {
    this.signIns = stores.signIns();
    this.sessions = stores.sessions();
    this.time = time;
  }

  /** The newest first. */
  public List<SignIn> live(Caller.Fan fan) {
    return signIns.live(fan.id(), time.instant());
  }

  /** Ends one of them; throws a {@link ProblemException} for any other. */
  public void end(UUID session, Caller.Fan fan) {
    Instant now = time.instant();
    SignIn mine =
        signIns.live(fan.id(), now).stream()
            .filter(each -> each.session().equals(session))
            .findAny()
            .orElseThrow(() -> new ProblemException(Refusal.SESSION_NOT_FOUND));
    sessions.end(mine.session(), mine.expiresAt(), now);
  }
}
