package io.fairqueue.cli.witness;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One call and its answer, as one fan saw it.
 *
 * @param fan which account called; {@link #BYSTANDER} for none
 * @param sent nanoseconds since the diary was begun
 * @param answered when the last byte was there, likewise
 * @param status of HTTP; 0 when nobody answered
 * @param code of a problem; empty for none
 * @param retryAfter whether the answer said when to come again
 * @param fact what the answer told; null for a refusal
 */
public record Seen(
    int fan,
    Ask ask,
    long sent,
    long answered,
    int status,
    String code,
    boolean retryAfter,
    @Nullable Fact fact) {

  /** Nobody's account. */
  public static final int BYSTANDER = -1;

  /** A server gathers what it pushes for a second, and the crowd shares the server's processors. */
  private static final Duration UNDER_WAY = Duration.ofSeconds(2);

  /**
   * What a fan was told over a socket, without a question. It counts as asked when the fan began to
   * wait for it, yet no longer than {@link #UNDER_WAY} before it came.
   */
  public static Seen pushed(
      int fan, long waitedFrom, long came, int status, String code, @Nullable Fact fact) {
    long sent = Math.max(waitedFrom, came - UNDER_WAY.toNanos());
    return new Seen(fan, Ask.PUSHED, sent, came, status, code, false, fact);
  }

  /** Status and code, as the contract writes them. */
  public String answer() {
    return code.isEmpty() ? Integer.toString(status) : status + " " + code;
  }

  /** Whether the fan asked for it. */
  public boolean isCall() {
    return ask != Ask.PUSHED;
  }

  boolean isRefusal() {
    return status >= 400;
  }

  /** Told to come again: an honest answer of a server in trouble. */
  public boolean isPutOff() {
    return (status == 503 || status == 429) && retryAfter;
  }
}
