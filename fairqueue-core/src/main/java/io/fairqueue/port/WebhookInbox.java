package io.fairqueue.port;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Webhooks as they came, kept until they had their effect. Thread-safe. */
public interface WebhookInbox {

  /** The outcome of a webhook about a payment that nobody knows. */
  String UNKNOWN_REFERENCE = "UNKNOWN_REFERENCE";

  /** The outcome of a webhook that was tried to the end and never had its effect. */
  String GIVEN_UP = "GIVEN_UP";

  /** The outcome of a webhook about money that went back in part, or more than once. */
  String UNCLEAR_REFUND = "UNCLEAR_REFUND";

  /** The outcome of a webhook about a dispute in which nothing is decided. */
  String DISPUTED = "DISPUTED";

  /** Outcomes that somebody should look at: such webhooks are never forgotten. */
  Set<String> TO_LOOK_AT = Set.of(GIVEN_UP, UNCLEAR_REFUND, DISPUTED);

  /**
   * Keeps a webhook's raw bytes, durable before it returns.
   *
   * <p>Atomic: the webhook is the caller's until {@code leasedUntil}, and then due. Empty if the
   * same bytes are kept already (by SHA-256); so repeating is safe. Uses the caller's clock.
   */
  Optional<Webhook> store(String gateway, byte[] body, Instant now, Instant leasedUntil);

  /**
   * Takes webhooks that had no effect yet and are due, oldest first.
   *
   * <p>Atomic: each is the caller's until {@code leasedUntil}, and then due again; those that
   * another is busy with are passed over. Uses the caller's clock.
   */
  List<Webhook> take(Instant now, Instant leasedUntil, int limit);

  /** Notes that a webhook had its effect. Repeating is safe. */
  void processed(long id, String outcome, Instant now);

  /** Notes that a webhook could not be worked on; it is due again at {@code dueAt}. */
  void failed(long id, String error, Instant dueAt);

  /**
   * Notes that a webhook is not tried any more: its outcome is {@link #GIVEN_UP}. Atomic; {@code
   * false} if it had its effect, so repeating is safe.
   */
  boolean giveUp(long id, String error, Instant now);

  /**
   * Makes a webhook that was given up due again, as if it had just come. Atomic; {@code false}
   * unless it was given up, so repeating is safe.
   */
  boolean retry(long id, Instant now);

  /**
   * Forgets webhooks that had their effect no later than {@code before}; none that somebody has to
   * look at: given up, about an unclear refund, or a dispute.
   *
   * <p>Atomic: callers at once forget different ones. Repeating is safe. Uses the caller's clock.
   *
   * @return how many, {@code limit} at most
   */
  int prune(Instant before, int limit);

  /** Webhooks that had one of these outcomes, what came last first. */
  List<Ended> withOutcome(Collection<String> outcomes, int limit);

  /** A webhook, once it is not worked on any more. A plain read. */
  Optional<Ended> find(long id);

  /**
   * A webhook that is not worked on any more.
   *
   * @param error why it could not be worked on; null if it could
   */
  record Ended(
      long id,
      String gateway,
      byte[] body,
      Instant receivedAt,
      String outcome,
      @Nullable String error) {}

  /**
   * A kept webhook.
   *
   * @param tries how often it could not be worked on
   */
  record Webhook(long id, String gateway, byte[] body, int tries) {}
}
