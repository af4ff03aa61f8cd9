package io.fairqueue.domain;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long that is kept which nothing depends on any more. Facts of a sale are not among it.
 *
 * @param webhooks webhooks that had their effect, from then on; null for ever
 * @param audit rows of the audit log; null for ever
 * @param messages messages that were handed on, and what became of them; null for ever
 * @param secrets by which entries of public lists can be named, from the end of their event on;
 *     null for ever
 */
public record Retention(
    @Nullable Duration webhooks,
    @Nullable Duration audit,
    @Nullable Duration messages,
    @Nullable Duration secrets) {

  /** Shorter, and what a gateway repeats would be taken for new. */
  public static final Duration MIN = Duration.ofDays(3);

  public Retention {
    check("webhooks", webhooks);
    check("audit", audit);
    check("messages", messages);
    check("secrets", secrets);
  }

  /**
   * Thirty days; 400 for audits, so that a yearly event can be compared with the one before; and 90
   * in which whoever doubts a draw asks.
   */
  public static Retention defaults() {
    return new Retention(
        Duration.ofDays(30), Duration.ofDays(400), Duration.ofDays(30), Duration.ofDays(90));
  }

  private static void check(String name, @Nullable Duration kept) {
    if (kept != null && kept.compareTo(MIN) < 0) {
      throw new InvalidInputException(name, "are kept for three days or longer");
    }
  }
}
