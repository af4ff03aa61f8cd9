package io.fairqueue.messages.mail;

import io.fairqueue.domain.message.Audience;
import io.fairqueue.domain.message.MessageType;
import io.fairqueue.port.message.Subscriptions.Wish;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is told by mail, and to whom. */
final class MailWishes {

  static final Set<Wish> ALL =
      Stream.of(
              wishes(
                  Audience.FAN,
                  MessageType.ACCOUNT_CREATED,
                  MessageType.LINE_JOINED,
                  MessageType.DRAW_DONE,
                  MessageType.LINE_ADMITTED,
                  MessageType.LINE_ADMISSION_LAPSED,
                  MessageType.LINE_REMOVED,
                  MessageType.CLAIM_CONFIRMED,
                  MessageType.CLAIM_RESENT,
                  MessageType.CLAIM_RELEASED,
                  MessageType.PAYMENT_FAILED,
                  MessageType.PAYMENT_LATE,
                  MessageType.REFUND_REQUESTED,
                  MessageType.REFUND_SUCCEEDED,
                  MessageType.REFUND_FAILED,
                  MessageType.EVENT_NOTICE),
              wishes(
                  Audience.ORGANIZER,
                  MessageType.REFUND_FAILED,
                  MessageType.STAFF_NEW_DEVICE,
                  MessageType.ENDPOINT_DISABLED),
              wishes(Audience.HOLDER, MessageType.EVENT_CHANGED, MessageType.EVENT_CANCELLED))
          .flatMap(each -> each)
          .collect(Collectors.toUnmodifiableSet());

  private MailWishes() {}

  private static Stream<Wish> wishes(Audience audience, MessageType... types) {
    return Stream.of(types).map(type -> new Wish(type, audience));
  }
}
