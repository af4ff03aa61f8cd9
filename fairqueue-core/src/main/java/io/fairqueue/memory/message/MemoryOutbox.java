package io.fairqueue.memory.message;

import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.OrganizerId;
import io.fairqueue.domain.message.Audience;
import io.fairqueue.domain.message.Channel;
import io.fairqueue.domain.message.EndpointFacts;
import io.fairqueue.domain.message.Lane;
import io.fairqueue.domain.message.MessageType;
import io.fairqueue.domain.message.Target;
import io.fairqueue.domain.staff.StaffDevice;
import io.fairqueue.memory.message.MemorySubscriptions.Subscription;
import io.fairqueue.port.message.Deliveries;
import io.fairqueue.port.message.Outbox;
import io.fairqueue.port.message.OutboxRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Facts to tell, in memory: whoever changes one says so here in the same step. */
public final class MemoryOutbox implements Outbox {

  private static final UUID NOBODY = new UUID(0, 0);

  private final MemorySubscriptions subscriptions;
  private final MemoryDeliveries deliveries;
  private final Map<Long, OutboxRow> waiting = new LinkedHashMap<>();
  private final Map<Long, OutboxRow> relayed = new LinkedHashMap<>();

  /** Entries whose fans asked for a mail, while that is kept. */
  private final Set<UUID> asked = new HashSet<>();

  private Function<EventId, Set<CustomerId>> holders = event -> Set.of();
  private Function<CustomerId, List<UUID>> devices = fan -> List.of();
  private long nextId = 1;

  public MemoryOutbox(MemorySubscriptions subscriptions, MemoryDeliveries deliveries) {
    this.subscriptions = subscriptions;
    this.deliveries = deliveries;
  }

  /** Who has tickets for an event. */
  public void holders(Function<EventId, Set<CustomerId>> found) {
    this.holders = found;
  }

  /** A fan's devices. */
  public void devices(Function<CustomerId, List<UUID>> found) {
    this.devices = found;
  }

  /** The devices of a fan. */
  synchronized List<UUID> devicesOf(CustomerId fan) {
    return devices.apply(fan);
  }

  /** A fact about one item. */
  public void tell(
      MessageType type,
      Instant at,
      @Nullable Event event,
      UUID item,
      @Nullable CustomerId fan,
      Map<String, String> about) {
    tell(type, at, event, List.of(item), List.of(Optional.ofNullable(fan)), about);
  }

  /** Facts that came about together; nothing where nobody wants to hear of them. */
  public synchronized void tell(
      MessageType type,
      Instant at,
      @Nullable Event event,
      List<UUID> items,
      List<Optional<CustomerId>> fans,
      Map<String, String> about) {
    for (int from = 0; from < items.size(); from += OutboxRow.MAX_ITEMS) {
      int to = Math.min(items.size(), from + OutboxRow.MAX_ITEMS);
      tell(
          new OutboxRow(
              nextId,
              at,
              type.wireName(),
              Optional.ofNullable(event).map(Event::id),
              Optional.ofNullable(event).map(MemoryOutbox::owner),
              items.subList(from, to),
              fans.subList(from, to),
              about));
    }
  }

  /** A fan wants to be mailed a place; {@code false} if nobody hears of it, or has already. */
  public synchronized boolean tellAsked(
      Instant at, @Nullable Event event, UUID entry, CustomerId fan) {
    if (!isWanted(MessageType.LINE_JOINED, event) || !asked.add(entry)) {
      return false;
    }
    tell(MessageType.LINE_JOINED, at, event, entry, fan, Map.of());
    return true;
  }

  /** Whether anybody wants to hear of such facts. */
  public boolean isWanted(MessageType type, @Nullable Event event) {
    return !wishes(type, event).isEmpty();
  }

  /** Whether such facts are mailed. */
  public boolean isMailed(MessageType type, @Nullable Event event) {
    return wishes(type, event).stream()
        .anyMatch(subscription -> subscription.lane().channel() == Channel.MAIL);
  }

  private synchronized List<Subscription> wishes(MessageType type, @Nullable Event event) {
    return subscriptions.of(
        new OutboxRow(
            nextId,
            Instant.EPOCH,
            type.wireName(),
            Optional.ofNullable(event).map(Event::id),
            Optional.ofNullable(event).map(MemoryOutbox::owner),
            List.of(NOBODY),
            List.of(Optional.empty()),
            Map.of()));
  }

  /** Somebody signed in to an account in a device that it didn't know. */
  public synchronized void tellNewDevice(OrganizerId organizer, StaffDevice device, Instant at) {
    tell(
        new OutboxRow(
            nextId,
            at,
            MessageType.STAFF_NEW_DEVICE.wireName(),
            Optional.empty(),
            Optional.of(organizer),
            List.of(organizer.value()),
            List.of(Optional.empty()),
            about(
                "agent",
                device.agent(),
                "country",
                device.country(),
                "n",
                device.mark() + " " + at)));
  }

  /** An endpoint is switched off. */
  synchronized void tellDisabled(EndpointFacts endpoint, String because, Instant at) {
    tell(
        endpointRow(
            MessageType.ENDPOINT_DISABLED, at, endpoint, about("reason", because, "n", at)));
  }

  private void tell(OutboxRow row) {
    if (!subscriptions.of(row).isEmpty()) {
      waiting.put(row.id(), row);
      nextId++;
    }
  }

  /** A test, for one endpoint alone. */
  synchronized Deliveries.Key test(EndpointFacts endpoint, UUID test, Instant at) {
    OutboxRow row = endpointRow(MessageType.ENDPOINT_TEST, at, endpoint, about("n", test));
    nextId++;
    relayed.put(row.id(), row);
    Deliveries.Key key = new Deliveries.Key(row.id(), Channel.HOOK, endpoint.id().target(), 0, 1);
    deliveries.add(key, row, new Lane(Channel.HOOK, endpoint.id().toString()), 0, at);
    return key;
  }

  private OutboxRow endpointRow(
      MessageType type, Instant at, EndpointFacts endpoint, Map<String, String> about) {
    return new OutboxRow(
        nextId,
        at,
        type.wireName(),
        endpoint.event(),
        Optional.of(endpoint.organizer()),
        List.of(endpoint.id().value()),
        List.of(Optional.empty()),
        about);
  }

  private static OrganizerId owner(Event event) {
    return event.facts().organizerId();
  }

  @Override
  public Set<Lane> relay(Instant now, int limit) {
    List<OutboxRow> rows = new ArrayList<>();
    synchronized (this) {
      waiting.values().stream().limit(limit).forEach(rows::add);
      rows.forEach(row -> relayed.put(row.id(), row));
      rows.forEach(row -> waiting.remove(row.id()));
    }
    // Holders are asked for without this lock: who changes a fact holds the world's first.
    Set<Lane> lanes = new HashSet<>();
    for (OutboxRow row : rows) {
      for (Subscription subscription : subscriptions.of(row)) {
        for (Deliveries.Key key : keys(row, subscription)) {
          deliveries.add(key, row, subscription.lane(), subscription.priority(), now);
          lanes.add(subscription.lane());
        }
      }
    }
    return lanes;
  }

  private List<Deliveries.Key> keys(OutboxRow row, Subscription subscription) {
    Channel channel = subscription.lane().channel();
    return switch (channel) {
      case HOOK, LISTENER, STREAM ->
          List.of(
              new Deliveries.Key(
                  row.id(),
                  channel,
                  Target.of(channel, subscription.lane().name()),
                  0,
                  row.items().size()));
      case MAIL, PUSH -> letters(row, channel, subscription.wish().audience());
    };
  }

  private List<Deliveries.Key> letters(
      OutboxRow row, Channel channel, @Nullable Audience audience) {
    List<Deliveries.Key> keys = new ArrayList<>();
    if (audience == Audience.ORGANIZER) {
      row.organizer()
          .ifPresent(
              owner ->
                  keys.add(
                      new Deliveries.Key(
                          row.id(), channel, new Target.Organizer(owner), 0, row.items().size())));
    } else if (audience == Audience.HOLDER) {
      if ("true".equals(row.about().get("holders"))) {
        row.event()
            .map(holders)
            .orElse(Set.of())
            .forEach(
                fan -> keys.add(new Deliveries.Key(row.id(), channel, new Target.Fan(fan), 0, 1)));
      }
    } else {
      for (int i = 0; i < row.items().size(); i++) {
        int item = i;
        row.fans()
            .get(i)
            .ifPresent(
                fan ->
                    targets(channel, fan)
                        .forEach(
                            target ->
                                keys.add(
                                    new Deliveries.Key(
                                        row.id(), channel, target, item, item + 1))));
      }
    }
    return keys;
  }

  private List<Target> targets(Channel channel, CustomerId fan) {
    return channel == Channel.MAIL
        ? List.of(new Target.Fan(fan))
        : devices.apply(fan).stream().<Target>map(Target.Device::new).toList();
  }

  @Override
  public synchronized boolean isIdle() {
    return waiting.isEmpty() && subscriptions.areNone() && deliveries.areNoneUnderWay();
  }

  @Override
  public synchronized Waiting waiting() {
    return new Waiting(
        waiting.size(),
        waiting.values().stream().map(OutboxRow::at).min(Comparator.naturalOrder()).orElse(null));
  }

  @Override
  public synchronized int prune(Instant before, int limit) {
    List<OutboxRow> old =
        relayed.values().stream()
            .filter(row -> !row.at().isAfter(before) && !deliveries.isUnderWay(row.id()))
            .limit(limit)
            .toList();
    for (OutboxRow row : old) {
      relayed.remove(row.id());
      deliveries.forget(row.id());
      if (row.type().equals(MessageType.LINE_JOINED.wireName())) {
        row.items().forEach(asked::remove);
      }
    }
    return old.size();
  }

  /** A mutable map that leaves out what is not said. */
  public static Map<String, String> about(@Nullable Object... namesAndValues) {
    Map<String, String> about = new HashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      Object value = namesAndValues[i + 1];
      if (value != null) {
        about.put(String.valueOf(namesAndValues[i]), value.toString());
      }
    }
    return about;
  }
}
