package io.fairqueue.http.security;

import io.fairqueue.http.config.ServerConfig;
import io.fairqueue.http.request.LoopbackHost;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A fan's session as browsers keep it: out of reach of scripts, sent to this host alone, and not
 * with what pages elsewhere send. Where pages come by HTTPS, its name's beginning makes browsers
 * refuse one that a neighbour's host has set. Thread-safe, never blocks.
 */
@Singleton
public final class SessionCookie {

  private static final String SAFE_NAME = "__Host-fq";
  private static final String LOCAL_NAME = "fq";
  private static final Duration LIFE = Duration.ofHours(24);

  private final boolean secure;
  private final String name;

  SessionCookie(ServerConfig config) {
    this.secure =
        config.publicUrl() != null && "https".equalsIgnoreCase(config.publicUrl().getScheme());
    this.name = secure ? SAFE_NAME : LOCAL_NAME;
  }

  /**
   * The session that a browser sends, whatever it is worth; empty without one.
   *
   * @param headers the values of a header
   */
  public Optional<String> read(Function<String, List<String>> headers) {
    for (String header : headers.apply(HttpHeaders.COOKIE)) {
      for (String pair : List.of(header.split(";"))) {
        String cookie = pair.strip();
        if (cookie.length() > name.length()
            && cookie.startsWith(name)
            && cookie.charAt(name.length()) == '=') {
          return Optional.of(cookie.substring(name.length() + 1));
        }
      }
    }
    return Optional.empty();
  }

  /** Whether nobody in between can read a session on its way: by HTTPS, or on this machine. */
  public boolean isSafe(HttpRequest<?> request) {
    return secure
        || LoopbackHost.isAsked(
            request.getHeaders().getAll(HttpHeaders.HOST), request.getUri().getPath());
  }

  /** For {@code Set-Cookie}. */
  public String keep(String token) {
    return written(token, LIFE);
  }

  /** For {@code Set-Cookie}: the browser forgets it. */
  public String forget() {
    return written("", Duration.ZERO);
  }

  private String written(String value, Duration life) {
    return "%s=%s; Path=/; Max-Age=%d; HttpOnly; SameSite=Lax%s"
        .formatted(name, value, life.toSeconds(), secure ? "; Secure" : "");
  }
}
