package io.fairqueue.memory;

import io.fairqueue.port.WebhookInbox;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Webhooks in memory. */
final class MemoryWebhookInbox implements WebhookInbox {

  private record Kept(
      Webhook webhook,
      Instant receivedAt,
      Instant dueAt,
      @Nullable String outcome,
      @Nullable String error) {

    Kept ended(String end) {
      return new Kept(webhook, receivedAt, dueAt, end, error);
    }

    Kept leased(Instant until) {
      return new Kept(webhook, receivedAt, until, outcome, error);
    }

    Kept again(String failure, Instant due) {
      return new Kept(triedOften(webhook.tries() + 1), receivedAt, due, null, failure);
    }

    Kept fresh(Instant now) {
      return new Kept(triedOften(0), receivedAt, now, null, error);
    }

    private Webhook triedOften(int tries) {
      return new Webhook(webhook.id(), webhook.gateway(), webhook.body(), tries);
    }

    Ended asEnded() {
      return new Ended(
          webhook.id(),
          webhook.gateway(),
          webhook.body(),
          receivedAt,
          Objects.requireNonNull(outcome),
          error);
    }
  }

  private final List<Kept> kept = new ArrayList<>();

  @Override
  public synchronized boolean store(String gateway, byte[] body, Instant now) {
    if (kept.stream().anyMatch(other -> Arrays.equals(other.webhook().body(), body))) {
      return false;
    }
    kept.add(new Kept(new Webhook(kept.size(), gateway, body.clone(), 0), now, now, null, null));
    return true;
  }

  @Override
  public synchronized List<Webhook> take(Instant now, Instant leasedUntil, int limit) {
    List<Webhook> due =
        kept.stream()
            .filter(each -> each.outcome() == null && !each.dueAt().isAfter(now))
            .map(Kept::webhook)
            .sorted(Comparator.comparingLong(Webhook::id))
            .limit(limit)
            .toList();
    due.forEach(each -> change(each.id(), one -> one.leased(leasedUntil)));
    return due;
  }

  @Override
  public synchronized void processed(long id, String outcome, Instant now) {
    change(id, each -> each.outcome() == null ? each.ended(outcome) : each);
  }

  @Override
  public synchronized void failed(long id, String error, Instant dueAt) {
    change(id, each -> each.again(error, dueAt));
  }

  @Override
  public synchronized boolean giveUp(long id, String error, Instant now) {
    Kept one = kept.get(Math.toIntExact(id));
    if (one.outcome() != null) {
      return false;
    }
    change(id, each -> each.again(error, each.dueAt()).ended(GIVEN_UP));
    return true;
  }

  @Override
  public synchronized boolean retry(long id, Instant now) {
    if (id < 0 || id >= kept.size() || !GIVEN_UP.equals(kept.get((int) id).outcome())) {
      return false;
    }
    change(id, each -> each.fresh(now));
    return true;
  }

  @Override
  public synchronized List<Ended> withOutcome(Collection<String> outcomes, int limit) {
    return kept.reversed().stream()
        .filter(each -> each.outcome() != null && outcomes.contains(each.outcome()))
        .limit(limit)
        .map(Kept::asEnded)
        .toList();
  }

  private void change(long id, UnaryOperator<Kept> next) {
    kept.set(Math.toIntExact(id), next.apply(kept.get(Math.toIntExact(id))));
  }
}
