package io.fairqueue.http.security;

import io.fairqueue.http.browser.Origins;
import io.fairqueue.http.problem.ProblemException;
import io.fairqueue.http.problem.Refusal;
import io.micronaut.http.HttpHeaders;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a request shows of the person who makes it: the header, or else a cookie of our pages.
 * Browsers send cookies by themselves, whoever made them ask; so one counts for what changes
 * something, and for a socket, only where a page of our own asks. Thread-safe, never blocks.
 */
@Singleton
public final class Credentials {

  private final SessionCookie cookie;
  private final StaffCookie staffCookie;
  private final Origins origins;

  Credentials(SessionCookie cookie, StaffCookie staffCookie, Origins origins) {
    this.cookie = cookie;
    this.staffCookie = staffCookie;
    this.origins = origins;
  }

  /** Whether a request changes something, so that a cookie alone proves little. */
  public static boolean isUnsafe(String method) {
    return switch (method) {
      case "GET", "HEAD", "OPTIONS" -> false;
      default -> true;
    };
  }

  /**
   * A fan's token, whatever it is worth; empty without one.
   *
   * @param headers the values of a header
   * @param guarded whether a cookie counts from our own pages only; throws a {@link
   *     ProblemException} where it came from elsewhere
   */
  public Optional<String> token(Function<String, List<String>> headers, boolean guarded) {
    List<String> authorization = headers.apply(HttpHeaders.AUTHORIZATION);
    return authorization.isEmpty()
        ? cookie(headers, guarded)
        : BearerToken.in(authorization.getFirst());
  }

  /**
   * Whether there is anything to call a fan by, fit for what changes something: the header, or a
   * cookie with a page of our own.
   */
  public boolean areShown(Function<String, List<String>> headers) {
    return !headers.apply(HttpHeaders.AUTHORIZATION).isEmpty()
        || (cookie.read(headers).isPresent() && origins.isOwn(headers));
  }

  /** The cookie's alone. */
  public Optional<String> cookie(Function<String, List<String>> headers, boolean guarded) {
    return guarded(cookie.read(headers), headers, guarded);
  }

  /** That of an organizer's cookie, likewise. */
  Optional<String> staffCookie(Function<String, List<String>> headers, boolean guarded) {
    return guarded(staffCookie.read(headers), headers, guarded);
  }

  /** That of an organizer's cookie for the door, likewise. */
  Optional<String> doorCookie(Function<String, List<String>> headers, boolean guarded) {
    return guarded(staffCookie.readAtDoor(headers), headers, guarded);
  }

  private Optional<String> guarded(
      Optional<String> token, Function<String, List<String>> headers, boolean guarded) {
    if (guarded && token.isPresent()) {
      requireOwnPage(headers);
    }
    return token;
  }

  /** Throws a {@link ProblemException} where no page of our own sent the request. */
  public void requireOwnPage(Function<String, List<String>> headers) {
    if (!origins.isOwn(headers)) {
      throw new ProblemException(Refusal.CSRF);
    }
  }
}
