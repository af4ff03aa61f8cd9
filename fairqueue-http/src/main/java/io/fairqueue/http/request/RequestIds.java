package io.fairqueue.http.request;

import jakarta.inject.Singleton;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The name of each request: the caller's, if sane. Thread-safe. */
@Singleton
public final class RequestIds {

  public static final String HEADER = "X-Request-Id";

  // What can't break a log line or a header.
  private static final Pattern SANE = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  /**
   * Names a request.
   *
   * @param theirs what the caller names it
   */
  public String of(@Nullable String theirs) {
    return theirs != null && SANE.matcher(theirs).matches() ? theirs : random();
  }

  /** A UUID of version 4; nothing depends on nobody guessing it, so it need not cost much. */
  private static String random() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    long high = (random.nextLong() & ~0xF000L) | 0x4000;
    return new UUID(high, (random.nextLong() >>> 2) | 0x8000_0000_0000_0000L).toString();
  }
}
