package io.fairqueue.http.session;

import io.fairqueue.crypto.OpenedSession;
import io.fairqueue.crypto.TokenKind;
import io.fairqueue.crypto.Tokens;
import io.fairqueue.crypto.VerifiedToken;
import io.fairqueue.domain.Customer;
import io.fairqueue.domain.Organizer;
import io.fairqueue.http.security.ConsoleSessions;
import io.fairqueue.port.SessionStore;
import io.fairqueue.port.Stores;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** Opens sessions, and ends them. */
@Singleton
public final class Sessions {

  private static final Duration LIFE = Duration.ofHours(24);

  private final Tokens tokens;
  private final SessionStore store;
  private final SignIns signIns;
  private final StaffDevices devices;
  private final InstantSource time;

  Sessions(
      Tokens tokens, Stores stores, SignIns signIns, StaffDevices devices, InstantSource time) {
    this.tokens = tokens;
    this.store = stores.sessions();
    this.signIns = signIns;
    this.devices = devices;
    this.time = time;
  }

  /** Also notes where it was begun. */
  public FanSession open(Customer customer, HttpRequest<?> call) {
    UUID id = customer.id().value();
    OpenedSession session = open(TokenKind.CUSTOMER, id, customer.sessionEpoch());
    signIns.note(session, call);
    return new FanSession(session.token(), session.facts().expiresAt(), id);
  }

  /** Also notes in which program it was begun. */
  public StaffSession open(Organizer organizer, HttpRequest<?> call) {
    devices.noteProgram(organizer.id(), call);
    UUID id = organizer.id().value();
    OpenedSession session = open(TokenKind.ORGANIZER, id, organizer.sessionEpoch());
    return new StaffSession(session.token(), session.facts().expiresAt(), id);
  }

  static Instant end(Instant now) {
    return now.plus(LIFE).truncatedTo(ChronoUnit.SECONDS);
  }

  /**
   * Ends a session with all its tokens: here at once, elsewhere at once for writes and within a
   * second for reads.
   */
  public void end(VerifiedToken session) {
    store.end(session.sessionId(), ConsoleSessions.lastEnd(session), time.instant());
  }

  private OpenedSession open(TokenKind kind, UUID subject, int epoch) {
    Instant now = time.instant();
    return tokens.open(kind, subject, epoch, now, end(now));
  }
}
