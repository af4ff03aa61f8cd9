package io.fairqueue.http.ops;

import io.fairqueue.port.IdSource;
import jakarta.inject.Singleton;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The name of each request: the caller's, if sane. Thread-safe. */
@Singleton
public final class RequestIds {

  public static final String HEADER = "X-Request-Id";

  // What can't break a log line or a header.
  private static final Pattern SANE = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  private final IdSource ids;

  RequestIds(IdSource ids) {
    this.ids = ids;
  }

  /**
   * Names a request.
   *
   * @param theirs what the caller names it
   */
  public String of(@Nullable String theirs) {
    return theirs != null && SANE.matcher(theirs).matches() ? theirs : ids.next().toString();
  }
}
