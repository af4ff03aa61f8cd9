package io.fairqueue.port;

import java.time.Instant;
import java.util.List;

/** Webhooks as they came, kept until they had their effect. Thread-safe. */
public interface WebhookInbox {

  /** The outcome of a webhook about a payment that nobody knows. */
  String UNKNOWN_REFERENCE = "UNKNOWN_REFERENCE";

  /**
   * Keeps a webhook's raw bytes, durable before it returns.
   *
   * <p>Atomic. {@code false} if the same bytes are kept already (by SHA-256); so repeating is safe.
   */
  boolean store(String gateway, byte[] body, Instant now);

  /** Webhooks that had no effect yet and are due, oldest first. */
  List<Webhook> pending(Instant now, int limit);

  /** Notes that a webhook had its effect. Repeating is safe. */
  void processed(long id, String outcome, Instant now);

  /** Notes that a webhook could not be worked on; it is due again at {@code dueAt}. */
  void failed(long id, String error, Instant dueAt);

  /** Webhooks that had the outcome {@link #UNKNOWN_REFERENCE}, what came last first. */
  List<Unknown> unknown(int limit);

  /** A webhook about a payment that nobody knows. */
  record Unknown(String gateway, byte[] body, Instant receivedAt) {}

  /**
   * A kept webhook.
   *
   * @param tries how often it could not be worked on
   */
  record Webhook(long id, String gateway, byte[] body, int tries) {}
}
