package io.fairqueue.domain.message;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A kind of fact that is told. */
public enum MessageType {
  /** An account's email address is proven for the first time. */
  ACCOUNT_CREATED("account.created"),
  /** A fan who waits has asked for a mail that says where: told once for a place. */
  LINE_JOINED("line.joined"),
  /** A draw has given a fan of the lobby a place. */
  DRAW_DONE("draw.done", 1),
  /** A fan's turn is near: told once to each, of those who wait when it is. */
  LINE_CLOSE("line.close", 1),
  /** A fan's turn has come. */
  LINE_ADMITTED("line.admitted", 0),
  /** A fan's window is over, unused. */
  LINE_ADMISSION_LAPSED("line.admission_lapsed"),
  /** An organizer took a fan out of the line. */
  LINE_REMOVED("line.removed"),
  CLAIM_HELD("claim.held"),
  CLAIM_RELEASED("claim.released"),
  /** Tickets are sold. */
  CLAIM_CONFIRMED("claim.confirmed", 1),
  /** Whoever runs an event has a fan's tickets mailed once more. */
  CLAIM_RESENT("claim.resent", 1),
  /** An attempt to pay that counts has failed. */
  PAYMENT_FAILED("payment.failed"),
  /** Money came that could not buy anything any more; it goes back. */
  PAYMENT_LATE("payment.late"),
  REFUND_REQUESTED("refund.requested"),
  /** Money, or what cost nothing, is back. */
  REFUND_SUCCEEDED("refund.succeeded"),
  REFUND_FAILED("refund.failed"),
  /** An event that was published is another in something that its fans see. */
  EVENT_CHANGED("event.changed"),
  EVENT_CANCELLED("event.cancelled"),
  EVENT_SOLD_OUT("event.sold_out"),
  /** An organizer says something to fans, each by themselves. */
  EVENT_NOTICE("event.notice", 1),
  /** There is something to be had again. */
  EVENT_REOPENED("event.reopened"),
  TICKET_CHECKED_IN("ticket.checked_in"),
  /** Somebody signed in to an organizer's account in a browser or program that it didn't know. */
  STAFF_NEW_DEVICE("staff.new_device"),
  /** An endpoint gets nothing any more, since it has refused for days. */
  ENDPOINT_DISABLED("endpoint.disabled"),
  /** An organizer wants to see whether an endpoint is there. Nobody can subscribe to it. */
  ENDPOINT_TEST("endpoint.test");

  private static final Map<String, MessageType> BY_WIRE_NAME =
      Arrays.stream(values())
          .collect(Collectors.toUnmodifiableMap(MessageType::wireName, Function.identity()));

  private static final Set<MessageType> FOR_ENDPOINTS =
      Set.copyOf(
          EnumSet.complementOf(
              EnumSet.of(
                  ACCOUNT_CREATED,
                  LINE_JOINED,
                  LINE_CLOSE,
                  CLAIM_RESENT,
                  EVENT_NOTICE,
                  STAFF_NEW_DEVICE,
                  ENDPOINT_TEST)));

  private final String wireName;
  private final int priority;

  MessageType(String wireName) {
    this(wireName, 2);
  }

  MessageType(String wireName, int priority) {
    this.wireName = wireName;
    this.priority = priority;
  }

  public String wireName() {
    return wireName;
  }

  /** From 0, which goes first, to 2. */
  public int priority() {
    return priority;
  }

  /** Empty for a type that this version does not know. */
  public static Optional<MessageType> of(String wireName) {
    return Optional.ofNullable(BY_WIRE_NAME.get(wireName));
  }

  /** What endpoints hear of: what belongs to an organizer's events. */
  public static Set<MessageType> forEndpoints() {
    return FOR_ENDPOINTS;
  }

  /** All, as subscribers name them. */
  public static Set<String> wireNames() {
    return BY_WIRE_NAME.keySet();
  }
}
