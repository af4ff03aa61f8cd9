package io.fairqueue.http.security;

import io.fairqueue.http.config.ServerConfig;
import io.fairqueue.http.request.LoopbackHost;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A session as browsers keep it: out of reach of scripts, and sent to this host alone. Where pages
 * come by HTTPS, its name's beginning makes browsers refuse one that a neighbour's host has set.
 *
 * @param secure whether pages come by HTTPS
 * @param sameSite with what pages elsewhere send it goes along
 */
public record BrowserCookie(String name, boolean secure, String sameSite) {

  private static final String SAFE = "__Host-";

  /** One of this name, as pages of this server come. */
  public static BrowserCookie of(String name, String sameSite, ServerConfig config) {
    boolean secure =
        config.publicUrl() != null && "https".equalsIgnoreCase(config.publicUrl().getScheme());
    return new BrowserCookie(secure ? SAFE + name : name, secure, sameSite);
  }

  /** What a browser sent; empty for none. */
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

  boolean isSafe(HttpRequest<?> request) {
    return secure
        || LoopbackHost.isAsked(
            request.getHeaders().getAll(HttpHeaders.HOST), request.getUri().getPath());
  }

  /** The header that has a browser keep it. */
  public String written(String value, Duration life) {
    return "%s=%s; Path=/; Max-Age=%d; HttpOnly; SameSite=%s%s"
        .formatted(name, value, life.toSeconds(), sameSite, secure ? "; Secure" : "");
  }
}
