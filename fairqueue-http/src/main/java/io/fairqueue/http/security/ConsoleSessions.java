package io.fairqueue.http.security;

import io.fairqueue.crypto.OpenedSession;
import io.fairqueue.crypto.TokenKind;
import io.fairqueue.crypto.Tokens;
import io.fairqueue.crypto.VerifiedToken;
import io.fairqueue.domain.Organizer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Sessions of organizers in browsers: 12 hours at most, and over after 30 idle minutes. Each use
 * puts off the end of one, which therefore stands in its token alone: no use of it is written down
 * anywhere. At the door nobody is idle: a browser that was there has another token of the same
 * session, which counts for all of those hours, and at the door alone. Thread-safe, never blocks.
 */
@Singleton
public final class ConsoleSessions {

  /** How long one lasts, however busy it is. */
  public static final Duration LONGEST = Duration.ofHours(12);

  /** How long one lasts that nobody uses. */
  public static final Duration IDLE = Duration.ofMinutes(30);

  /** So much later an end must be that it is worth another cookie. */
  private static final Duration WORTH_WHILE = Duration.ofMinutes(1);

  private final Tokens tokens;
  private final InstantSource time;

  ConsoleSessions(Tokens tokens, InstantSource time) {
    this.tokens = tokens;
    this.time = time;
  }

  public OpenedSession open(Organizer organizer) {
    Instant now = time.instant();
    return tokens.open(
        TokenKind.ORGANIZER, organizer.id().value(), organizer.sessionEpoch(), now, now.plus(IDLE));
  }

  /** When every token of a session is over. */
  public static Instant lastEnd(VerifiedToken session) {
    Instant longest = session.sessionBegunAt().plus(LONGEST);
    return longest.isAfter(session.expiresAt()) ? longest : session.expiresAt();
  }

  /** Whether a session is one of these: programs have longer ones, which no cookie may carry. */
  static boolean isOne(VerifiedToken session) {
    return !session.expiresAt().isAfter(session.sessionBegunAt().plus(LONGEST));
  }

  /** Whether a session is one at the door, which is good there alone. */
  static boolean isAtDoor(VerifiedToken session) {
    return session.expiresAt().equals(session.sessionBegunAt().plus(LONGEST));
  }

  /** Whether the browser's usual cookie may have this session: it ends when nothing is done. */
  boolean isIdleBound(VerifiedToken session) {
    return isOne(session) && !session.expiresAt().isAfter(time.instant().plus(IDLE));
  }

  /** The session as it goes on after it was used; empty where its end is as good as before. */
  Optional<OpenedSession> renew(VerifiedToken session) {
    Instant now = time.instant();
    Instant longest = session.sessionBegunAt().plus(LONGEST);
    Instant idle = now.plus(IDLE);
    Instant end = idle.isAfter(longest) ? longest : idle;
    return end.isBefore(session.expiresAt().plus(WORTH_WHILE))
        ? Optional.empty()
        : Optional.of(tokens.renew(TokenKind.ORGANIZER, session, now, end));
  }

  /**
   * The session as it goes on at the door; empty where the browser has that already.
   *
   * @param kept what it has, whatever that is worth; empty for nothing
   */
  Optional<OpenedSession> atDoor(VerifiedToken session, Optional<String> kept) {
    Instant now = time.instant();
    boolean has =
        kept.flatMap(token -> tokens.peek(TokenKind.ORGANIZER, token, now))
            .filter(each -> each.sessionId().equals(session.sessionId()))
            .isPresent();
    return has
        ? Optional.empty()
        : Optional.of(
            tokens.renew(
                TokenKind.ORGANIZER, session, now, session.sessionBegunAt().plus(LONGEST)));
  }
}
