package io.fairqueue.http.security;

import io.fairqueue.crypto.OpenedSession;
import io.fairqueue.http.config.ServerConfig;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * An organizer's session as browsers keep it, beside a fan's; no page elsewhere makes a browser
 * send it, not even by a link. Thread-safe, never blocks.
 */
@Singleton
public final class StaffCookie {

  private final BrowserCookie cookie;
  private final BrowserCookie door;
  private final InstantSource time;

  StaffCookie(ServerConfig config, InstantSource time) {
    this.cookie = BrowserCookie.of("fq-staff", "Strict", config);
    this.door = BrowserCookie.of("fq-door", "Strict", config);
    this.time = time;
  }

  /**
   * The session that a browser sends, whatever it is worth; empty without one.
   *
   * @param headers the values of a header
   */
  public Optional<String> read(Function<String, List<String>> headers) {
    return cookie.read(headers);
  }

  /** That which counts at the door alone, likewise. */
  Optional<String> readAtDoor(Function<String, List<String>> headers) {
    return door.read(headers);
  }

  /** Whether nobody in between can read a session on its way: by HTTPS, or on this machine. */
  public boolean isSafe(HttpRequest<?> request) {
    return cookie.isSafe(request);
  }

  /** For {@code Set-Cookie}: as long as the session lasts, if nothing is done with it. */
  public String keep(OpenedSession session) {
    return kept(cookie, session);
  }

  /** Likewise, for the door alone. */
  String keepAtDoor(OpenedSession session) {
    return kept(door, session);
  }

  /** For {@code Set-Cookie}: the browser forgets it. */
  public String forget() {
    return cookie.written("", Duration.ZERO);
  }

  /** Likewise of the door. */
  String forgetDoor() {
    return door.written("", Duration.ZERO);
  }

  private String kept(BrowserCookie where, OpenedSession session) {
    return where.written(
        session.token(), Duration.between(time.instant(), session.facts().expiresAt()));
  }
}
