package io.fairqueue.port.message;

import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.OrganizerId;
import io.fairqueue.domain.message.MessageId;
import io.fairqueue.domain.message.MessageType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Facts of one type that came about together.
 *
 * @param id rises with each later fact about the same item
 * @param type its wire name; a newer version may have written one that this one does not know
 * @param items what each fact is about: a claim, an entry, a refund, a payment, a ticket, an event,
 *     an account, an endpoint
 * @param fans the fan of each item, in the same order; empty where there is none
 * @param about what may be another by the time it is told, by name
 */
public record OutboxRow(
    long id,
    Instant at,
    String type,
    Optional<EventId> event,
    Optional<OrganizerId> organizer,
    List<UUID> items,
    List<Optional<CustomerId>> fans,
    Map<String, String> about) {

  /** The most items of a row. */
  public static final int MAX_ITEMS = 500;

  public OutboxRow {
    items = List.copyOf(items);
    fans = List.copyOf(fans);
    about = Map.copyOf(about);
  }

  /** The id of an item's message; empty for a type that this version does not know. */
  public Optional<MessageId> messageId(int item) {
    return MessageType.of(type)
        .map(known -> MessageId.of(known, items.get(item), about.getOrDefault("n", "")));
  }
}
