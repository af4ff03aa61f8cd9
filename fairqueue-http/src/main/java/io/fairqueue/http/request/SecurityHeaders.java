package io.fairqueue.http.request;

import java.util.HashMap;
import java.util.Map;

/** Tells browsers what not to do with our answers. */
public final class SecurityHeaders {

  static final String POLICY = "Content-Security-Policy";
  static final String CACHE = "Cache-Control";

  /** For answers to somebody in particular. */
  public static final String NO_STORE = "private, no-store";

  /** On every answer. */
  static final Map<String, String> ALWAYS =
      Map.of(
          "X-Content-Type-Options", "nosniff",
          "X-Frame-Options", "DENY",
          "Referrer-Policy", "no-referrer");

  /** On answers outside the API that do not set them. */
  static final Map<String, String> DEFAULTS =
      Map.of(
          POLICY,
          "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; "
              + "base-uri 'none'; form-action 'self'; frame-ancestors 'none'");

  /** On answers of the API that do not set them: they are no pages, and show nothing. */
  static final Map<String, String> API_DEFAULTS =
      Map.of(POLICY, "default-src 'none'; frame-ancestors 'none'", CACHE, NO_STORE);

  /** All that an answer of the API has. */
  public static final Map<String, String> API = api();

  private SecurityHeaders() {}

  private static Map<String, String> api() {
    Map<String, String> all = new HashMap<>(ALWAYS);
    all.putAll(API_DEFAULTS);
    return Map.copyOf(all);
  }
}
