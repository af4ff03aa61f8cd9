package io.fairqueue.http.session;

import io.fairqueue.http.config.ServerConfig;
import io.fairqueue.http.security.BrowserCookie;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * What a browser keeps in which an organizer signed in, so that it is known the next time. It opens
 * nothing, and outlives sessions. Thread-safe, never blocks.
 */
@Singleton
public final class DeviceCookie {

  /** As long as browsers keep one. */
  private static final Duration LIFE = Duration.ofDays(400);

  private static final int BYTES = 16;
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{22}");

  private final BrowserCookie cookie;
  private final RandomGenerator random = new SecureRandom();

  DeviceCookie(ServerConfig config) {
    this.cookie = BrowserCookie.of("fq-device", "Strict", config);
  }

  /**
   * What a browser sends; something new for one that sends nothing, or what can be none of ours.
   *
   * @param headers the values of a header
   */
  public String read(Function<String, List<String>> headers) {
    return cookie
        .read(headers)
        .filter(kept -> FORM.matcher(kept).matches())
        .orElseGet(this::generate);
  }

  /** For {@code Set-Cookie}. */
  public String keep(String value) {
    return cookie.written(value, LIFE);
  }

  private String generate() {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
