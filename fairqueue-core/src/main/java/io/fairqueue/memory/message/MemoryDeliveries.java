package io.fairqueue.memory.message;

import io.fairqueue.domain.message.Channel;
import io.fairqueue.domain.message.Lane;
import io.fairqueue.domain.message.Target;
import io.fairqueue.port.message.Deliveries;
import io.fairqueue.port.message.OutboxRow;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Messages on their way, in memory. */
public final class MemoryDeliveries implements Deliveries {

  private static final class Delivery {

    private final Key key;
    private final OutboxRow row;
    private final Lane lane;
    private final int priority;
    private Status status = Status.PENDING;
    private int nextItem;
    private int tries;
    private Instant dueAt;
    private @Nullable UUID token;
    private @Nullable String error;
    private @Nullable Reply reply;
    private @Nullable Instant doneAt;

    Delivery(Key key, OutboxRow row, Lane lane, int priority, Instant dueAt) {
      this.key = key;
      this.row = row;
      this.lane = lane;
      this.priority = priority;
      this.nextItem = key.firstItem();
      this.dueAt = dueAt;
    }

    boolean isUnderWay() {
      return status == Status.PENDING || status == Status.SENDING;
    }

    boolean isDue(Instant now) {
      return isUnderWay() && !dueAt.isAfter(now);
    }

    void end(Status end, @Nullable String why, @Nullable Reply said, Instant now) {
      status = end;
      token = null;
      error = why;
      reply = said;
      doneAt = now;
    }

    void begin(Instant now) {
      status = Status.PENDING;
      nextItem = key.firstItem();
      tries = 0;
      dueAt = now;
      doneAt = null;
    }

    Known known() {
      return new Known(key, row, status, tries, dueAt, error, reply, doneAt);
    }
  }

  private static final Comparator<Known> LATEST_FIRST =
      Comparator.comparingLong((Known known) -> known.key().row())
          .thenComparingInt(known -> known.key().firstItem())
          .thenComparingInt(known -> known.key().endItem())
          .reversed();

  private final Map<Key, Delivery> all = new LinkedHashMap<>();
  private long tokens;

  synchronized void add(Key key, OutboxRow row, Lane lane, int priority, Instant dueAt) {
    all.putIfAbsent(key, new Delivery(key, row, lane, priority, dueAt));
  }

  synchronized void skip(Lane lane, String reason, Instant now) {
    matching(each -> each.lane.equals(lane) && each.isUnderWay())
        .forEach(each -> each.end(Status.SKIPPED, reason, null, now));
  }

  synchronized boolean isUnderWay(long row) {
    return matching(each -> each.row.id() == row).anyMatch(Delivery::isUnderWay);
  }

  synchronized boolean areNoneUnderWay() {
    return matching(Delivery::isUnderWay).findAny().isEmpty();
  }

  synchronized void forget(long row) {
    all.keySet().removeIf(key -> key.row() == row);
  }

  @Override
  public synchronized Set<Lane> dueLanes(Instant now) {
    Set<Lane> lanes = new HashSet<>();
    matching(each -> each.isDue(now)).forEach(each -> lanes.add(each.lane));
    return lanes;
  }

  @Override
  public synchronized List<Taken> take(Lane lane, int limit, Instant now, Instant leasedUntil) {
    List<Delivery> due =
        matching(each -> each.lane.equals(lane) && each.isDue(now))
            .sorted(
                Comparator.<Delivery>comparingInt(each -> each.priority)
                    .thenComparing(each -> each.dueAt))
            .limit(limit)
            .toList();
    return due.stream().map(each -> take(each, leasedUntil)).toList();
  }

  private Taken take(Delivery delivery, Instant leasedUntil) {
    UUID token = new UUID(0, ++tokens);
    boolean isAbandoned = delivery.status == Status.SENDING;
    delivery.status = Status.SENDING;
    delivery.token = token;
    delivery.dueAt = leasedUntil;
    return new Taken(
        delivery.key, delivery.row, delivery.nextItem, delivery.tries, token, isAbandoned);
  }

  @Override
  public synchronized boolean settle(Taken taken, Settlement settlement, Instant now) {
    Delivery delivery = all.get(taken.key());
    if (delivery == null || !taken.token().equals(delivery.token)) {
      return false;
    }
    switch (settlement) {
      case Settlement.Done done -> delivery.end(Status.DONE, null, done.reply(), now);
      case Settlement.Dead dead -> delivery.end(Status.DEAD, dead.error(), dead.reply(), now);
      case Settlement.Skipped skipped -> delivery.end(Status.SKIPPED, skipped.reason(), null, now);
      case Settlement.Again again -> {
        delivery.end(Status.DONE, again.error(), again.reply(), now);
        delivery.nextItem = again.nextItem();
        if (again.nextItem() < taken.key().endItem()) {
          delivery.status = Status.PENDING;
          delivery.doneAt = null;
        }
        delivery.tries = again.tries();
        delivery.dueAt = again.dueAt();
        again.apart().forEach(item -> apart(delivery, item, again));
      }
    }
    return true;
  }

  private void apart(Delivery from, int item, Settlement.Again again) {
    Key key = new Key(from.key.row(), from.key.channel(), from.key.target(), item, item + 1);
    Delivery own =
        all.computeIfAbsent(
            key, added -> new Delivery(key, from.row, from.lane, from.priority, again.dueAt()));
    if (own.token == null) {
      own.begin(again.dueAt());
      own.tries = 1;
      own.error = again.error();
    }
  }

  @Override
  public synchronized List<Known> dead(@Nullable Channel channel, int limit) {
    return matching(
            each ->
                each.status == Status.DEAD && (channel == null || each.key.channel() == channel))
        .map(Delivery::known)
        .sorted(
            Comparator.comparing(
                    Known::doneAt, Comparator.nullsFirst(Comparator.<Instant>naturalOrder()))
                .reversed()
                .thenComparing(LATEST_FIRST))
        .limit(limit)
        .toList();
  }

  @Override
  public synchronized Optional<Known> find(Key key) {
    return Optional.ofNullable(all.get(key)).map(Delivery::known);
  }

  @Override
  public synchronized List<Known> ofEndpoint(UUID endpoint, @Nullable Status status, int limit) {
    return matching(
            each ->
                each.key.target().equals(new Target.Endpoint(endpoint))
                    && (status == null || each.status == status))
        .map(Delivery::known)
        .sorted(LATEST_FIRST)
        .limit(limit)
        .toList();
  }

  @Override
  public synchronized boolean retry(Key key, Instant now) {
    Delivery delivery = all.get(key);
    if (delivery == null || delivery.isUnderWay()) {
      return false;
    }
    delivery.begin(now);
    return true;
  }

  @Override
  public synchronized Replayed replay(
      UUID endpoint, Instant from, Instant to, long after, int limit, Instant now) {
    Target target = new Target.Endpoint(endpoint);
    List<Long> step =
        matching(each -> each.key.target().equals(target) && each.key.row() > after)
            .map(each -> each.key.row())
            .sorted()
            .limit(limit)
            .toList();
    List<Delivery> again =
        matching(each -> each.key.target().equals(target) && step.contains(each.key.row()))
            .filter(each -> !each.isUnderWay() && !isPart(each))
            .filter(each -> !each.row.at().isBefore(from) && each.row.at().isBefore(to))
            .toList();
    again.forEach(each -> each.begin(now));
    return new Replayed(
        again.size(), step.isEmpty() ? OptionalLong.empty() : OptionalLong.of(step.getLast()));
  }

  /** Whether another delivery is about the same items and more. */
  private boolean isPart(Delivery delivery) {
    Key part = delivery.key;
    return matching(each -> each.key.row() == part.row() && each.key.target().equals(part.target()))
        .map(each -> each.key)
        .anyMatch(
            whole ->
                !whole.equals(part)
                    && whole.firstItem() <= part.firstItem()
                    && whole.endItem() >= part.endItem());
  }

  @Override
  public synchronized boolean drop(Key key, Instant now) {
    Delivery delivery = all.get(key);
    if (delivery == null || delivery.status != Status.DEAD) {
      return false;
    }
    delivery.end(Status.SKIPPED, delivery.error, delivery.reply, now);
    return true;
  }

  @Override
  public synchronized Map<Channel, Backlog> backlog(Instant now) {
    Map<Channel, Backlog> backlog = new EnumMap<>(Channel.class);
    for (Channel channel : Channel.values()) {
      long waiting = of(channel, Delivery::isUnderWay).count();
      long dead = of(channel, each -> each.status == Status.DEAD).count();
      if (waiting + dead > 0) {
        @Nullable Instant oldest =
            of(channel, each -> each.status == Status.PENDING && each.isDue(now))
                .map(each -> each.dueAt)
                .min(Comparator.naturalOrder())
                .orElse(null);
        backlog.put(channel, new Backlog(waiting, dead, oldest));
      }
    }
    return backlog;
  }

  private Stream<Delivery> of(Channel channel, Predicate<Delivery> predicate) {
    return matching(each -> each.key.channel() == channel).filter(predicate);
  }

  private Stream<Delivery> matching(Predicate<Delivery> predicate) {
    return all.values().stream().filter(predicate);
  }
}
