package io.fairqueue.messages.hook;

import io.fairqueue.port.message.Deliveries.Reply;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** What an endpoint or a push service did when it was called. */
public sealed interface HookAnswer {

  /**
   * It answered.
   *
   * @param text the beginning of what it said
   * @param retryAfter its header of that name
   */
  record Said(int code, String text, @Nullable String retryAfter) implements HookAnswer {

    private static final Duration MAX_WAIT = Duration.ofHours(24);
    private static final int GONE = 410;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVICE_UNAVAILABLE = 503;

    /** Whether it took what it was sent. */
    public boolean isSuccess() {
      return code >= 200 && code < 300;
    }

    boolean isGone() {
      return code == GONE;
    }

    /** Whether it is about the endpoint, and not about what it was sent. */
    boolean isBusy() {
      return code == TOO_MANY_REQUESTS || code == SERVICE_UNAVAILABLE;
    }

    /** As it is kept. */
    public Reply reply() {
      return new Reply(code, text);
    }

    /** When it wants to be called again, a day from now at the latest; null if it doesn't say. */
    public @Nullable Instant notBefore(Instant now) {
      if (retryAfter == null || isSuccess()) {
        return null;
      }
      try {
        Instant wanted =
            retryAfter.matches("\\d{1,9}")
                ? now.plusSeconds(Long.parseLong(retryAfter))
                : ZonedDateTime.parse(retryAfter, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
        Instant latest = now.plus(MAX_WAIT);
        return wanted.isAfter(latest) ? latest : wanted;
      } catch (DateTimeException malformed) {
        return null;
      }
    }
  }

  /** It did not answer. */
  record Failed(String why) implements HookAnswer {}
}
