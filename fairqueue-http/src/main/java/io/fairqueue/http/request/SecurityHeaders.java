package io.fairqueue.http.request;

import java.util.HashMap;
import java.util.Map;

/** Tells browsers what not to do with our answers. */
public final class SecurityHeaders {

  public static final String POLICY = "Content-Security-Policy";

  /** Browsers name no origin with a form's post where they may name no referrer. */
  public static final String REFERRER = "Referrer-Policy";

  private static final String NO_REFERRER = "no-referrer";
  static final String CACHE = "Cache-Control";

  /** For a page without scripts and forms. */
  public static final String STILL_PAGE =
      "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; "
          + "form-action 'none'; frame-ancestors 'none'";

  /** For answers to somebody in particular. */
  public static final String NO_STORE = "private, no-store";

  /** On every answer. */
  static final Map<String, String> ALWAYS =
      Map.of(
          "X-Content-Type-Options", "nosniff",
          "X-Frame-Options", "DENY");

  /** On answers outside the API that do not set them. */
  static final Map<String, String> DEFAULTS =
      Map.of(
          REFERRER,
          NO_REFERRER,
          POLICY,
          "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; "
              + "base-uri 'none'; form-action 'self'; frame-ancestors 'none'");

  /** On answers of the API that do not set them: they are no pages, and show nothing. */
  static final Map<String, String> API_DEFAULTS =
      Map.of(
          REFERRER,
          NO_REFERRER,
          POLICY,
          "default-src 'none'; frame-ancestors 'none'",
          CACHE,
          NO_STORE);

  /** All that an answer of the API has. */
  public static final Map<String, String> API = api();

  private SecurityHeaders() {}

  private static Map<String, String> api() {
    Map<String, String> all = new HashMap<>(ALWAYS);
    all.putAll(API_DEFAULTS);
    return Map.copyOf(all);
  }
}
