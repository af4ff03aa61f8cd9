package io.fairqueue.http.session;

import io.fairqueue.crypto.OpenedSession;
import io.fairqueue.crypto.TokenKind;
import io.fairqueue.crypto.TokenVerdict;
import io.fairqueue.crypto.Tokens;
import io.fairqueue.domain.OrganizerId;
import io.fairqueue.http.problem.ProblemException;
import io.fairqueue.http.security.Authenticator;
import io.fairqueue.http.security.Freshness;
import io.fairqueue.port.SessionStore;
import io.fairqueue.port.Stores;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Answers a repeated sign-in with a session of the same account, so that no token is ever kept.
 * What is kept names the account, its epoch and the session: one that was ended meanwhile stays so.
 * Thread-safe; reads the store, so it blocks.
 */
@Singleton
public final class SessionReplay {

  private final Tokens tokens;
  private final Authenticator authenticator;
  private final SessionStore sessions;
  private final SignIns signIns;
  private final StaffDevices devices;
  private final InstantSource time;

  SessionReplay(
      Tokens tokens,
      Authenticator authenticator,
      Stores stores,
      SignIns signIns,
      StaffDevices devices,
      InstantSource time) {
    this.tokens = tokens;
    this.sessions = stores.sessions();
    this.signIns = signIns;
    this.devices = devices;
    this.authenticator = authenticator;
    this.time = time;
  }

  /** How to answer again; empty for an answer without a session. */
  public Optional<String> recipe(@Nullable Object answer) {
    if (answer instanceof FanSession session) {
      return Optional.of(recipe(TokenKind.CUSTOMER, session.token()));
    }
    return answer instanceof StaffSession session
        ? Optional.of(recipe(TokenKind.ORGANIZER, session.token()))
        : Optional.empty();
  }

  /** Answers again, unless the session is over. */
  public Object replay(String recipe, HttpRequest<?> call) {
    String[] parts = recipe.split(" ", 4);
    TokenKind kind = TokenKind.valueOf(parts[0]);
    UUID account = UUID.fromString(parts[1]);
    var now = time.instant();
    var end = Sessions.end(now);
    OpenedSession session = tokens.open(kind, account, Integer.parseInt(parts[2]), now, end);
    String token = session.token();
    if (sessions.isEnded(UUID.fromString(parts[3]))
        || authenticator.anyone(token, Freshness.NOW).isEmpty()) {
      throw ProblemException.unauthorized();
    }
    if (kind == TokenKind.ORGANIZER) {
      devices.noteProgram(new OrganizerId(account), call);
      return new StaffSession(token, end, account);
    }
    signIns.note(session, call);
    return new FanSession(token, end, account);
  }

  private String recipe(TokenKind kind, String token) {
    if (tokens.verify(kind, token, time.instant()) instanceof TokenVerdict.Valid valid) {
      return kind
          + " "
          + valid.token().subject()
          + " "
          + valid.token().epoch()
          + " "
          + valid.token().sessionId();
    }
    throw new IllegalStateException("a session of ours does not verify");
  }
}
