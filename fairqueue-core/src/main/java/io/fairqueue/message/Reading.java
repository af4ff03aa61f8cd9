package io.fairqueue.message;

import static java.util.Objects.requireNonNull;

import io.fairqueue.domain.Claim;
import io.fairqueue.domain.ClaimFacts;
import io.fairqueue.domain.ClaimId;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EntryId;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.Money;
import io.fairqueue.domain.OrganizerId;
import io.fairqueue.domain.PaymentId;
import io.fairqueue.domain.RefundId;
import io.fairqueue.domain.ReleaseReason;
import io.fairqueue.domain.TicketId;
import io.fairqueue.domain.UnitId;
import io.fairqueue.domain.message.Message;
import io.fairqueue.domain.message.MessageType;
import io.fairqueue.domain.notice.NoticeId;
import io.fairqueue.port.ClaimStore;
import io.fairqueue.port.message.OutboxRow;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes messages of rows of the outbox. */
final class Reading {

  private final ClaimStore claims;

  Reading(ClaimStore claims) {
    this.claims = claims;
  }

  /**
   * The messages of a row's items from {@code next} on, before {@code end}. What they are about is
   * read at once for all.
   *
   * @throws UnreadableException if this version can't read the row
   */
  List<Message> messages(OutboxRow row, int next, int end) {
    MessageType type =
        MessageType.of(row.type())
            .orElseThrow(() -> new UnreadableException("unknown type " + row.type()));
    try {
      Map<UUID, ClaimFacts> facts = claimFacts(type, row.items().subList(next, end));
      List<Message> messages = new ArrayList<>(end - next);
      for (int i = next; i < end; i++) {
        messages.add(message(type, new Item(row, i), facts));
      }
      return messages;
    } catch (NullPointerException | IllegalArgumentException malformed) {
      throw new UnreadableException(row.type() + ": " + malformed.getMessage());
    }
  }

  private Map<UUID, ClaimFacts> claimFacts(MessageType type, List<UUID> items) {
    return switch (type) {
      case CLAIM_HELD, CLAIM_CONFIRMED, CLAIM_RESENT, CLAIM_RELEASED -> {
        Map<UUID, ClaimFacts> facts = new HashMap<>();
        for (Claim claim : claims.findAll(items.stream().map(ClaimId::new).toList())) {
          facts.put(claim.id().value(), claim.facts());
        }
        yield facts;
      }
      default -> Map.of();
    };
  }

  private static Message message(MessageType type, Item item, Map<UUID, ClaimFacts> claims) {
    Message.Head head = item.head();
    return switch (type) {
      case CLAIM_HELD -> new Message.ClaimHeld(head, claim(item, claims));
      case CLAIM_CONFIRMED ->
          new Message.ClaimConfirmed(head, claim(item, claims), item.is("late"));
      case CLAIM_RESENT -> new Message.TicketsResent(head, claim(item, claims));
      case CLAIM_RELEASED ->
          new Message.ClaimReleased(
              head, claim(item, claims), ReleaseReason.valueOf(item.text("reason")));
      case LINE_JOINED -> new Message.PlaceAsked(head, item.place());
      case DRAW_DONE -> new Message.Drawn(head, item.place());
      case LINE_CLOSE -> new Message.TurnNear(head, item.place());
      case LINE_ADMITTED ->
          new Message.Admitted(head, item.place(), item.instant("admitted_until"));
      case LINE_ADMISSION_LAPSED -> new Message.AdmissionLapsed(head, item.place());
      case LINE_REMOVED -> new Message.Removed(head, item.place());
      case PAYMENT_FAILED ->
          new Message.PaymentFailed(
              head, item.payer(), new PaymentId(item.id()), item.text("reason"));
      case PAYMENT_LATE ->
          new Message.PaymentLate(
              head,
              item.payer(),
              new PaymentId(UUID.fromString(item.text("payment_id"))),
              item.text("reason"));
      case REFUND_REQUESTED -> new Message.RefundRequested(head, item.payer(), item.refund());
      case REFUND_SUCCEEDED -> new Message.RefundSucceeded(head, item.payer(), item.refund());
      case REFUND_FAILED -> new Message.RefundFailed(head, item.payer(), item.refund());
      case EVENT_CHANGED ->
          new Message.EventChanged(
              head,
              item.event(),
              item.text("status"),
              item.text("name"),
              item.visit("old_"),
              item.visit(""));
      case EVENT_CANCELLED ->
          new Message.EventCancelled(head, item.event(), item.textOrNull("reason"));
      case EVENT_NOTICE ->
          new Message.NoticePosted(
              head,
              item.event(),
              new NoticeId(item.id()),
              item.fan(),
              item.is("mail"),
              item.is("push"));
      case EVENT_SOLD_OUT -> new Message.EventSoldOut(head, item.event());
      case EVENT_REOPENED -> new Message.EventReopened(head, item.event());
      case TICKET_CHECKED_IN ->
          new Message.TicketCheckedIn(
              head,
              item.event(),
              new TicketId(item.id()),
              new ClaimId(UUID.fromString(item.text("claim_id"))),
              item.fan(),
              new UnitId(UUID.fromString(item.text("unit_id"))),
              item.text("label"));
      case ACCOUNT_CREATED -> new Message.AccountCreated(head, new CustomerId(item.id()));
      case STAFF_NEW_DEVICE ->
          new Message.StaffDeviceSeen(
              head, item.organizer(), item.textOrNull("agent"), item.textOrNull("country"));
      case ENDPOINT_DISABLED ->
          new Message.EndpointDisabled(
              head, item.id(), item.row().event(), item.organizer(), item.text("reason"));
      case ENDPOINT_TEST ->
          new Message.EndpointTested(head, item.id(), item.row().event(), item.organizer());
    };
  }

  private static ClaimFacts claim(Item item, Map<UUID, ClaimFacts> claims) {
    return requireNonNull(claims.get(item.id()), "claim");
  }

  /** One of a row's items, and what the row says about it. */
  private record Item(OutboxRow row, int index) {

    UUID id() {
      return row.items().get(index);
    }

    Message.Head head() {
      return new Message.Head(row.messageId(index).orElseThrow(), row.id(), row.at());
    }

    EventId event() {
      return row.event().orElseThrow(() -> new IllegalArgumentException("no event"));
    }

    OrganizerId organizer() {
      return row.organizer().orElseThrow(() -> new IllegalArgumentException("no organizer"));
    }

    CustomerId fan() {
      return row.fans().get(index).orElseThrow(() -> new IllegalArgumentException("no fan"));
    }

    Message.Place place() {
      return new Message.Place(event(), new EntryId(id()), fan());
    }

    Message.Payer payer() {
      return new Message.Payer(
          event(),
          new ClaimId(UUID.fromString(text("claim_id"))),
          fan(),
          new Money(Long.parseLong(text("amount_minor")), Currency.getInstance(text("currency"))));
    }

    Message.RefundFacts refund() {
      @Nullable String payment = textOrNull("payment_id");
      String units = row.about().getOrDefault("units", "");
      return new Message.RefundFacts(
          payment == null ? null : new RefundId(id()),
          payment == null ? null : new PaymentId(UUID.fromString(payment)),
          units.isEmpty()
              ? List.of()
              : Arrays.stream(units.split(" ")).map(UUID::fromString).map(UnitId::new).toList(),
          textOrNull("reason"));
    }

    Message.Visit visit(String prefix) {
      return new Message.Visit(
          textOrNull(prefix + "venue"),
          textOrNull(prefix + "time_zone"),
          instantOrNull(prefix + "starts_at"),
          instantOrNull(prefix + "ends_at"));
    }

    boolean is(String name) {
      return "true".equals(textOrNull(name));
    }

    String text(String name) {
      return requireNonNull(textOrNull(name), name);
    }

    @Nullable String textOrNull(String name) {
      return row.about().get(name);
    }

    Instant instant(String name) {
      return requireNonNull(instantOrNull(name), name);
    }

    @Nullable Instant instantOrNull(String name) {
      String text = textOrNull(name);
      return text == null ? null : OffsetDateTime.parse(text).toInstant();
    }
  }

  /** A row that a version wrote which this one does not understand. */
  static final class UnreadableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnreadableException(String message) {
      super(message);
    }
  }
}
