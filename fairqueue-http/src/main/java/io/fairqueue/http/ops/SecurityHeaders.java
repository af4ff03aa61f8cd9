package io.fairqueue.http.ops;

import java.util.HashMap;
import java.util.Map;

/** Tells browsers what not to do with our answers. */
public final class SecurityHeaders {

  static final String POLICY = "Content-Security-Policy";
  static final String CACHE = "Cache-Control";

  /** For caches: of what is told to somebody in particular. */
  public static final String KEPT_BY_NOBODY = "private, no-store";

  /** What every answer has. */
  static final Map<String, String> ALWAYS =
      Map.of(
          "X-Content-Type-Options", "nosniff",
          "X-Frame-Options", "DENY",
          "Referrer-Policy", "no-referrer");

  /** What any other answer has that does not say otherwise. */
  static final Map<String, String> UNLESS_SAID =
      Map.of(
          POLICY,
          "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; "
              + "base-uri 'none'; form-action 'self'; frame-ancestors 'none'");

  /**
   * What an answer of the API has that does not say otherwise: it is no page, and shows nothing.
   */
  static final Map<String, String> OF_API_UNLESS_SAID =
      Map.of(POLICY, "default-src 'none'; frame-ancestors 'none'", CACHE, KEPT_BY_NOBODY);

  /** All of an answer of the API. */
  public static final Map<String, String> OF_API = ofApi();

  private SecurityHeaders() {}

  private static Map<String, String> ofApi() {
    Map<String, String> all = new HashMap<>(ALWAYS);
    all.putAll(OF_API_UNLESS_SAID);
    return Map.copyOf(all);
  }
}
