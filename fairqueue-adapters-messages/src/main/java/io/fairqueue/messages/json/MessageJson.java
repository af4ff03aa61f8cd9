package io.fairqueue.messages.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairqueue.domain.ClaimFacts;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.HeldUnit;
import io.fairqueue.domain.Money;
import io.fairqueue.domain.message.Message;
import java.io.UncheckedIOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Writes messages as JSON: {@code {"type","timestamp","data":{…}}}, ids and facts only; nobody's
 * name or address. Without white space, in an order that never changes, so that what was signed is
 * what is sent. Thread-safe.
 */
public final class MessageJson {

  private static final ObjectMapper JSON = new ObjectMapper();

  private MessageJson() {}

  /** The body of a message. */
  public static ObjectNode body(Message message) {
    ObjectNode body = JSON.createObjectNode();
    body.put("type", message.type().wireName());
    body.put("timestamp", message.head().at().toString());
    ObjectNode data = body.putObject("data");
    data.put("seq", message.head().seq());
    message.event().ifPresent(event -> data.put("event_id", event.toString()));
    facts(data, message);
    return body;
  }

  /** As it goes over the wire. */
  public static byte[] bytes(ObjectNode body) {
    try {
      return JSON.writeValueAsBytes(body);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void facts(ObjectNode data, Message message) {
    switch (message) {
      case Message.ClaimHeld held -> {
        claim(data, held.claim());
        data.put("expires_at", held.claim().expiresAt().toString());
      }
      case Message.ClaimConfirmed sold -> {
        claim(data, sold.claim());
        data.put("late", sold.isLate());
      }
      case Message.TicketsResent resent -> claim(data, resent.claim());
      case Message.ClaimReleased released -> {
        claim(data, released.claim());
        data.put("reason", released.reason().name());
      }
      case Message.PlaceAsked asked -> place(data, asked.place());
      case Message.Drawn drawn -> place(data, drawn.place());
      case Message.TurnNear near -> place(data, near.place());
      case Message.Admitted admitted -> {
        place(data, admitted.place());
        data.put("admitted_until", admitted.until().toString());
      }
      case Message.AdmissionLapsed lapsed -> place(data, lapsed.place());
      case Message.Removed removed -> place(data, removed.place());
      case Message.PaymentFailed failed -> {
        payer(data, failed.payer());
        data.put("payment_id", failed.payment().toString());
        data.put("reason", failed.reason());
      }
      case Message.PaymentLate late -> {
        payer(data, late.payer());
        data.put("payment_id", late.payment().toString());
        data.put("reason", late.reason());
      }
      case Message.RefundRequested requested -> refund(data, requested.payer(), requested.refund());
      case Message.RefundSucceeded succeeded -> refund(data, succeeded.payer(), succeeded.refund());
      case Message.RefundFailed failed -> refund(data, failed.payer(), failed.refund());
      case Message.EventChanged changed -> {
        data.put("status", changed.status());
        data.put("name", changed.name());
        visit(data.putObject("before"), changed.before());
        visit(data.putObject("after"), changed.after());
      }
      case Message.EventCancelled cancelled -> data.put("reason", cancelled.reason());
      case Message.NoticePosted notice -> {
        data.put("notice_id", notice.notice().toString());
        customer(data, notice.customer());
      }
      case Message.EventSoldOut soldOut -> {}
      case Message.EventReopened reopened -> {}
      case Message.TicketCheckedIn ticket -> {
        data.put("ticket_id", ticket.ticket().toString());
        data.put("claim_id", ticket.claim().toString());
        customer(data, ticket.customer());
        data.put("unit_id", ticket.unit().toString());
        data.put("label", ticket.label());
      }
      case Message.AccountCreated account -> customer(data, account.customer());
      case Message.StaffDeviceSeen seen -> {
        data.put("organizer_id", seen.organizer().toString());
        data.put("agent", seen.agent());
        data.put("country", seen.country());
      }
      case Message.EndpointDisabled disabled -> {
        data.put("webhook_id", disabled.endpoint().toString());
        data.put("reason", disabled.reason());
      }
      case Message.EndpointTested tested -> data.put("webhook_id", tested.endpoint().toString());
    }
  }

  private static void claim(ObjectNode data, ClaimFacts claim) {
    data.put("claim_id", claim.id().toString());
    customer(data, claim.customerId());
    data.put("entry_id", claim.entryId().toString());
    money(data, claim.amount());
    ArrayNode units = data.putArray("units");
    for (HeldUnit unit : claim.units()) {
      ObjectNode each = units.addObject();
      each.put("unit_id", unit.unitId().toString());
      each.put("tier_id", unit.tierId().toString());
      each.put("label", unit.label());
      each.put("price_minor", unit.priceMinor());
    }
  }

  private static void place(ObjectNode data, Message.Place place) {
    data.put("entry_id", place.entry().toString());
    customer(data, place.customer());
  }

  private static void payer(ObjectNode data, Message.Payer payer) {
    data.put("claim_id", payer.claim().toString());
    customer(data, payer.customer());
    money(data, payer.amount());
  }

  private static void refund(ObjectNode data, Message.Payer payer, Message.RefundFacts refund) {
    payer(data, payer);
    data.put("refund_id", refund.id() == null ? null : refund.id().toString());
    data.put("payment_id", refund.payment() == null ? null : refund.payment().toString());
    ArrayNode units = data.putArray("unit_ids");
    refund.units().forEach(unit -> units.add(unit.toString()));
    data.put("reason", refund.reason());
  }

  private static void visit(ObjectNode data, Message.Visit visit) {
    data.put("venue", visit.venue());
    data.put("time_zone", visit.timeZone());
    data.put("starts_at", text(visit.startsAt()));
    data.put("ends_at", text(visit.endsAt()));
  }

  private static void customer(ObjectNode data, CustomerId customer) {
    data.put("customer_id", customer.toString());
  }

  private static void money(ObjectNode data, Money money) {
    data.put("amount_minor", money.minor());
    data.put("currency", money.currency().getCurrencyCode());
  }

  private static @Nullable String text(@Nullable Instant instant) {
    return instant == null ? null : instant.toString();
  }
}
