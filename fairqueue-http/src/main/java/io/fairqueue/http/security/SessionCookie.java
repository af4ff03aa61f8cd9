package io.fairqueue.http.security;

import io.fairqueue.http.config.ServerConfig;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A fan's session as browsers keep it, and not sent with what pages elsewhere send. Thread-safe,
 * never blocks.
 */
@Singleton
public final class SessionCookie {

  private static final Duration LIFE = Duration.ofHours(24);

  private final BrowserCookie cookie;

  SessionCookie(ServerConfig config) {
    this.cookie = BrowserCookie.of("fq", "Lax", config);
  }

  /**
   * The session that a browser sends, whatever it is worth; empty without one.
   *
   * @param headers the values of a header
   */
  public Optional<String> read(Function<String, List<String>> headers) {
    return cookie.read(headers);
  }

  /** Whether nobody in between can read a session on its way: by HTTPS, or on this machine. */
  public boolean isSafe(HttpRequest<?> request) {
    return cookie.isSafe(request);
  }

  /** For {@code Set-Cookie}. */
  public String keep(String token) {
    return cookie.written(token, LIFE);
  }

  /** For {@code Set-Cookie}: the browser forgets it. */
  public String forget() {
    return cookie.written("", Duration.ZERO);
  }
}
