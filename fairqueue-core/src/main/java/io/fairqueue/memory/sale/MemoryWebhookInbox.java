package io.fairqueue.memory.sale;

import io.fairqueue.port.WebhookInbox;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Webhooks in memory. */
public final class MemoryWebhookInbox implements WebhookInbox {

  private record Kept(
      Webhook webhook,
      Instant receivedAt,
      Instant dueAt,
      @Nullable Instant endedAt,
      @Nullable String outcome,
      @Nullable String error) {

    Kept ended(String end, Instant now) {
      return new Kept(webhook, receivedAt, dueAt, now, end, error);
    }

    Kept leased(Instant until) {
      return new Kept(webhook, receivedAt, until, endedAt, outcome, error);
    }

    Kept again(String failure, Instant due) {
      return new Kept(triedOften(webhook.tries() + 1), receivedAt, due, null, null, failure);
    }

    Kept fresh(Instant now) {
      return new Kept(triedOften(0), receivedAt, now, null, null, error);
    }

    boolean isOld(Instant before) {
      return endedAt != null
          && !endedAt.isAfter(before)
          && !WebhookInbox.TO_LOOK_AT.contains(Objects.requireNonNull(outcome));
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

  private final NavigableMap<Long, Kept> kept = new TreeMap<>();
  private long nextId;

  @Override
  public synchronized Optional<Webhook> store(
      String gateway, byte[] body, Instant now, Instant leasedUntil) {
    if (kept.values().stream().anyMatch(other -> Arrays.equals(other.webhook().body(), body))) {
      return Optional.empty();
    }
    Webhook webhook = new Webhook(nextId++, gateway, body.clone(), 0);
    kept.put(webhook.id(), new Kept(webhook, now, leasedUntil, null, null, null));
    return Optional.of(webhook);
  }

  @Override
  public synchronized List<Webhook> take(Instant now, Instant leasedUntil, int limit) {
    List<Webhook> due =
        kept.values().stream()
            .filter(each -> each.outcome() == null && !each.dueAt().isAfter(now))
            .map(Kept::webhook)
            .limit(limit)
            .toList();
    due.forEach(each -> change(each.id(), one -> one.leased(leasedUntil)));
    return due;
  }

  @Override
  public synchronized void processed(long id, String outcome, Instant now) {
    change(id, each -> each.outcome() == null ? each.ended(outcome, now) : each);
  }

  @Override
  public synchronized void failed(long id, String error, Instant dueAt) {
    change(id, each -> each.again(error, dueAt));
  }

  @Override
  public synchronized boolean giveUp(long id, String error, Instant now) {
    Kept one = kept.get(id);
    if (one == null || one.outcome() != null) {
      return false;
    }
    change(id, each -> each.again(error, each.dueAt()).ended(GIVEN_UP, now));
    return true;
  }

  @Override
  public synchronized boolean retry(long id, Instant now) {
    Kept one = kept.get(id);
    if (one == null || !GIVEN_UP.equals(one.outcome())) {
      return false;
    }
    change(id, each -> each.fresh(now));
    return true;
  }

  @Override
  public synchronized List<Ended> withOutcome(Collection<String> outcomes, int limit) {
    return kept.descendingMap().values().stream()
        .filter(each -> each.outcome() != null && outcomes.contains(each.outcome()))
        .limit(limit)
        .map(Kept::asEnded)
        .toList();
  }

  @Override
  public synchronized Optional<Ended> find(long id) {
    return Optional.ofNullable(kept.get(id))
        .filter(each -> each.outcome() != null)
        .map(Kept::asEnded);
  }

  @Override
  public synchronized int prune(Instant before, int limit) {
    List<Long> old =
        kept.values().stream()
            .filter(each -> each.isOld(before))
            .map(each -> each.webhook().id())
            .limit(limit)
            .toList();
    old.forEach(kept::remove);
    return old.size();
  }

  private void change(long id, UnaryOperator<Kept> next) {
    kept.computeIfPresent(id, (any, each) -> next.apply(each));
  }
}
