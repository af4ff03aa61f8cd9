package io.fairqueue.http.hook;

import io.fairqueue.domain.EventId;
import io.fairqueue.domain.message.MessageId;
import io.fairqueue.port.message.Deliveries.Known;
import io.fairqueue.port.message.Deliveries.Reply;
import io.fairqueue.port.message.Deliveries.Status;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of messages for an endpoint that came about together.
 *
 * @param messages how many
 * @param firstMessageId the first one's {@code webhook-id}
 * @param at when it came about
 * @param dueAt when it is tried next; null once it has ended
 * @param responseCode what the endpoint answered last
 * @param response the beginning of that answer
 */
public record DeliveryBody(
    String deliveryId,
    String type,
    @Nullable UUID eventId,
    int messages,
    @Nullable String firstMessageId,
    Instant at,
    Status status,
    int tries,
    @Nullable Instant dueAt,
    @Nullable Instant doneAt,
    @Nullable String error,
    @Nullable Integer responseCode,
    @Nullable String response) {

  public static DeliveryBody of(Known known) {
    @Nullable Reply reply = known.reply();
    return new DeliveryBody(
        DeliveryIds.write(known.key()),
        known.row().type(),
        known.row().event().map(EventId::value).orElse(null),
        known.key().endItem() - known.key().firstItem(),
        known.row().messageId(known.key().firstItem()).map(MessageId::toString).orElse(null),
        known.row().at(),
        known.status(),
        known.tries(),
        known.doneAt() == null ? known.dueAt() : null,
        known.doneAt(),
        known.error(),
        reply == null ? null : reply.code(),
        reply == null ? null : reply.answer());
  }
}
