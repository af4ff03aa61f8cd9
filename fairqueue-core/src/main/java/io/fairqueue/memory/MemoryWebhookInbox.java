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

  private record Kept(Webhook webhook, Instant dueAt, @Nullable String outcome) {}

  private final List<Kept> kept = new ArrayList<>();

  @Override
  public synchronized boolean store(String gateway, byte[] body, Instant now) {
    if (kept.stream().anyMatch(other -> Arrays.equals(other.webhook().body(), body))) {
      return false;
    }
    kept.add(new Kept(new Webhook(kept.size(), gateway, body.clone(), 0), now, null));
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
    Kept found = kept.get(Math.toIntExact(id));
    kept.set(Math.toIntExact(id), new Kept(found.webhook(), found.dueAt(), outcome));
  }

  @Override
  public synchronized void failed(long id, String error, Instant dueAt) {
    var found = kept.get(Math.toIntExact(id)).webhook();
    var again = new Webhook(id, found.gateway(), found.body(), found.tries() + 1);
    kept.set(Math.toIntExact(id), new Kept(again, dueAt, null));
  }
}
