package io.fairqueue.http.security;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The token that a request bears. */
public final class BearerToken {

  private static final String SCHEME = "Bearer ";

  private BearerToken() {}

  /** What stands in the header; null without one. */
  static @Nullable String header(HttpRequest<?> request) {
    return request.getHeaders().get(HttpHeaders.AUTHORIZATION);
  }

  /** Empty for a request that bears none. */
  public static Optional<String> of(HttpRequest<?> request) {
    return Optional.ofNullable(header(request)).flatMap(BearerToken::in);
  }

  /** Empty where the header has something else. */
  public static Optional<String> in(String header) {
    return header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
        ? Optional.of(header.substring(SCHEME.length()).strip())
        : Optional.empty();
  }
}
