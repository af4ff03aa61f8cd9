package io.fairqueue.domain.message;

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
import io.fairqueue.domain.notice.NoticeId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A fact, as it is told: at least once, in no promised order. What it says was so when it came
 * about, and may be another by now.
 */
public sealed interface Message {

  Head head();

  MessageType type();

  /** The event that it is about, if any. */
  Optional<EventId> event();

  /**
   * What every message says.
   *
   * @param id the same however often it is told
   * @param seq rises with each later fact about the same thing
   * @param at when it came about
   */
  record Head(MessageId id, long seq, Instant at) {}

  /** About a claim. */
  sealed interface OfClaim extends Message {

    ClaimFacts claim();

    @Override
    default Optional<EventId> event() {
      return Optional.of(claim().eventId());
    }
  }

  record ClaimHeld(Head head, ClaimFacts claim) implements OfClaim {
    @Override
    public MessageType type() {
      return MessageType.CLAIM_HELD;
    }
  }

  /**
   * Tickets are sold.
   *
   * @param isLate whether the money came after the hold had ended, and bought equal units
   */
  record ClaimConfirmed(Head head, ClaimFacts claim, boolean isLate) implements OfClaim {
    @Override
    public MessageType type() {
      return MessageType.CLAIM_CONFIRMED;
    }
  }

  /** The fan is to be mailed the tickets once more. */
  record TicketsResent(Head head, ClaimFacts claim) implements OfClaim {
    @Override
    public MessageType type() {
      return MessageType.CLAIM_RESENT;
    }
  }

  record ClaimReleased(Head head, ClaimFacts claim, ReleaseReason reason) implements OfClaim {
    @Override
    public MessageType type() {
      return MessageType.CLAIM_RELEASED;
    }
  }

  /** About a fan in a line. */
  sealed interface OfEntry extends Message {

    Place place();

    @Override
    default Optional<EventId> event() {
      return Optional.of(place().event());
    }
  }

  /** Which fan in which line. */
  record Place(EventId event, EntryId entry, CustomerId customer) {}

  /** A fan who waits wants to be told where, by mail. */
  record PlaceAsked(Head head, Place place) implements OfEntry {
    @Override
    public MessageType type() {
      return MessageType.LINE_JOINED;
    }
  }

  /** A draw has given a fan of the lobby a place. */
  record Drawn(Head head, Place place) implements OfEntry {
    @Override
    public MessageType type() {
      return MessageType.DRAW_DONE;
    }
  }

  /** A fan's turn is near, as far as one can guess. */
  record TurnNear(Head head, Place place) implements OfEntry {
    @Override
    public MessageType type() {
      return MessageType.LINE_CLOSE;
    }
  }

  /**
   * A fan's turn.
   *
   * @param until the end of the window, as it was given; pauses and extensions move it
   */
  record Admitted(Head head, Place place, Instant until) implements OfEntry {
    @Override
    public MessageType type() {
      return MessageType.LINE_ADMITTED;
    }
  }

  record AdmissionLapsed(Head head, Place place) implements OfEntry {
    @Override
    public MessageType type() {
      return MessageType.LINE_ADMISSION_LAPSED;
    }
  }

  record Removed(Head head, Place place) implements OfEntry {
    @Override
    public MessageType type() {
      return MessageType.LINE_REMOVED;
    }
  }

  /** About money. */
  sealed interface OfMoney extends Message {

    Payer payer();

    @Override
    default Optional<EventId> event() {
      return Optional.of(payer().event());
    }
  }

  /** Who paid, or wanted to, what, for which claim. */
  record Payer(EventId event, ClaimId claim, CustomerId customer, Money amount) {}

  /**
   * An attempt to pay failed.
   *
   * @param reason in the gateway's words, or a code of ours
   */
  record PaymentFailed(Head head, Payer payer, PaymentId payment, String reason)
      implements OfMoney {
    @Override
    public MessageType type() {
      return MessageType.PAYMENT_FAILED;
    }
  }

  /** Money that sold nothing goes back. */
  record PaymentLate(Head head, Payer payer, PaymentId payment, String reason) implements OfMoney {
    @Override
    public MessageType type() {
      return MessageType.PAYMENT_LATE;
    }
  }

  /**
   * Money on its way back.
   *
   * @param id null where a claim cost nothing
   * @param payment null where a claim cost nothing
   * @param units what is given back; empty for money that sold nothing
   * @param reason why, or why it failed
   */
  record RefundFacts(
      @Nullable RefundId id,
      @Nullable PaymentId payment,
      List<UnitId> units,
      @Nullable String reason) {

    public RefundFacts {
      units = List.copyOf(units);
    }
  }

  record RefundRequested(Head head, Payer payer, RefundFacts refund) implements OfMoney {
    @Override
    public MessageType type() {
      return MessageType.REFUND_REQUESTED;
    }
  }

  record RefundSucceeded(Head head, Payer payer, RefundFacts refund) implements OfMoney {
    @Override
    public MessageType type() {
      return MessageType.REFUND_SUCCEEDED;
    }
  }

  record RefundFailed(Head head, Payer payer, RefundFacts refund) implements OfMoney {
    @Override
    public MessageType type() {
      return MessageType.REFUND_FAILED;
    }
  }

  /** What a visitor wants to know of an event; null where it is not said. */
  record Visit(
      @Nullable String venue,
      @Nullable String timeZone,
      @Nullable Instant startsAt,
      @Nullable Instant endsAt) {}

  /**
   * An event is another.
   *
   * @param status in its wire name
   */
  record EventChanged(Head head, EventId id, String status, String name, Visit before, Visit after)
      implements Message {
    @Override
    public MessageType type() {
      return MessageType.EVENT_CHANGED;
    }

    @Override
    public Optional<EventId> event() {
      return Optional.of(id);
    }

    /** Whether it is elsewhere, or at another time. */
    public boolean isMoved() {
      return !before.equals(after);
    }
  }

  record EventCancelled(Head head, EventId id, @Nullable String reason) implements Message {
    @Override
    public MessageType type() {
      return MessageType.EVENT_CANCELLED;
    }

    @Override
    public Optional<EventId> event() {
      return Optional.of(id);
    }
  }

  record EventSoldOut(Head head, EventId id) implements Message {
    @Override
    public MessageType type() {
      return MessageType.EVENT_SOLD_OUT;
    }

    @Override
    public Optional<EventId> event() {
      return Optional.of(id);
    }
  }

  record EventReopened(Head head, EventId id) implements Message {
    @Override
    public MessageType type() {
      return MessageType.EVENT_REOPENED;
    }

    @Override
    public Optional<EventId> event() {
      return Optional.of(id);
    }
  }

  /**
   * An organizer says something to a fan.
   *
   * @param isMailed whether it is told by mail
   * @param isPushed whether it is pushed to devices
   */
  record NoticePosted(
      Head head,
      EventId id,
      NoticeId notice,
      CustomerId customer,
      boolean isMailed,
      boolean isPushed)
      implements Message {
    @Override
    public MessageType type() {
      return MessageType.EVENT_NOTICE;
    }

    @Override
    public Optional<EventId> event() {
      return Optional.of(id);
    }
  }

  record TicketCheckedIn(
      Head head,
      EventId eventId,
      TicketId ticket,
      ClaimId claim,
      CustomerId customer,
      UnitId unit,
      String label)
      implements Message {
    @Override
    public MessageType type() {
      return MessageType.TICKET_CHECKED_IN;
    }

    @Override
    public Optional<EventId> event() {
      return Optional.of(eventId);
    }
  }

  record AccountCreated(Head head, CustomerId customer) implements Message {
    @Override
    public MessageType type() {
      return MessageType.ACCOUNT_CREATED;
    }

    @Override
    public Optional<EventId> event() {
      return Optional.empty();
    }
  }

  /**
   * Somebody signed in to an organizer's account in a browser or program that it didn't know.
   *
   * @param agent what it called itself, shortened; null where it said nothing
   * @param country of the address that asked, by two letters (ISO 3166-1); null where nobody knows
   */
  record StaffDeviceSeen(
      Head head, OrganizerId organizer, @Nullable String agent, @Nullable String country)
      implements Message {
    @Override
    public MessageType type() {
      return MessageType.STAFF_NEW_DEVICE;
    }

    @Override
    public Optional<EventId> event() {
      return Optional.empty();
    }
  }

  /** An endpoint is switched off. */
  record EndpointDisabled(
      Head head, UUID endpoint, Optional<EventId> event, OrganizerId organizer, String reason)
      implements Message {
    @Override
    public MessageType type() {
      return MessageType.ENDPOINT_DISABLED;
    }
  }

  /** An organizer tries an endpoint. */
  record EndpointTested(Head head, UUID endpoint, Optional<EventId> event, OrganizerId organizer)
      implements Message {
    @Override
    public MessageType type() {
      return MessageType.ENDPOINT_TEST;
    }
  }
}
