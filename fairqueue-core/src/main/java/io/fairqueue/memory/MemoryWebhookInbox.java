package io.fairqueue.memory;

import io.fairqueue.port.WebhookInbox;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Webhooks in memory. */
final class MemoryWebhookInbox implements WebhookInbox {

  private record Kept(
      Webhook webhook, Instant receivedAt, Instant dueAt, @Nullable String outcome) {

    Kept ended(String end) {
      return new Kept(webhook, receivedAt, dueAt, end);
    }

    Kept again(Instant due) {
      var tried = new Webhook(webhook.id(), webhook.gateway(), webhook.body(), webhook.tries() + 1);
      return new Kept(tried, receivedAt, due, null);
    }
  }

  private final List<Kept> kept = new ArrayList<>();

  @Override
  public synchronized boolean store(String gateway, byte[] body, Instant now) {
    if (kept.stream().anyMatch(other -> Arrays.equals(other.webhook().body(), body))) {
      return false;
    }
    kept.add(new Kept(new Webhook(kept.size(), gateway, body.clone(), 0), now, now, null));
    return true;
  }

  @Override
  public synchronized List<Webhook> pending(Instant now, int limit) {
    return kept.stream()
        .filter(each -> each.outcome() == null && !each.dueAt().isAfter(now))
        .map(Kept::webhook)
        .sorted(Comparator.comparingLong(Webhook::id))
        .limit(limit)
        .toList();
  }

  @Override
  public synchronized void processed(long id, String outcome, Instant now) {
    kept.set(Math.toIntExact(id), kept.get(Math.toIntExact(id)).ended(outcome));
  }

  @Override
  public synchronized void failed(long id, String error, Instant dueAt) {
    kept.set(Math.toIntExact(id), kept.get(Math.toIntExact(id)).again(dueAt));
  }

  @Override
  public synchronized List<Unknown> unknown(int limit) {
    return kept.reversed().stream()
        .filter(each -> UNKNOWN_REFERENCE.equals(each.outcome()))
        .limit(limit)
        .map(
            each -> new Unknown(each.webhook().gateway(), each.webhook().body(), each.receivedAt()))
        .toList();
  }
}
