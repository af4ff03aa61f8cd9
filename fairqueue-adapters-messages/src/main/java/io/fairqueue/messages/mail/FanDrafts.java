package io.fairqueue.messages.mail;

import io.fairqueue.domain.Claim;
import io.fairqueue.domain.ClaimFacts;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.QueueEntry;
import io.fairqueue.domain.ReleaseReason;
import io.fairqueue.domain.Ticket;
import io.fairqueue.domain.UnitId;
import io.fairqueue.domain.message.Message;
import io.fairqueue.messages.mail.template.DrawnMail;
import io.fairqueue.messages.mail.template.HoldLostMail;
import io.fairqueue.messages.mail.template.LapsedMail;
import io.fairqueue.messages.mail.template.PaymentFailedMail;
import io.fairqueue.messages.mail.template.PlaceMail;
import io.fairqueue.messages.mail.template.PurchaseMail;
import io.fairqueue.messages.mail.template.RemovedMail;
import io.fairqueue.messages.mail.template.Template;
import io.fairqueue.messages.mail.template.TurnMail;
import io.fairqueue.messages.mail.template.WelcomeMail;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a fan is told of lines and purchases, if it still says something. */
final class FanDrafts {

  private static final Draft.Pointless GONE = new Draft.Pointless("the event is gone");

  private final Facts facts;
  private final Links links;
  private final Function<Ticket, String> codes;
  private final MoneyDrafts money;
  private final EventDrafts events;
  private final InstantSource time;

  FanDrafts(Facts facts, Links links, Function<Ticket, String> codes, InstantSource time) {
    this.facts = facts;
    this.links = links;
    this.codes = codes;
    this.money = new MoneyDrafts(facts);
    this.events = new EventDrafts(facts, links);
    this.time = time;
  }

  Draft of(Message message) {
    return switch (message) {
      case Message.AccountCreated created -> worth(new WelcomeMail(links.events()));
      case Message.PlaceAsked asked -> place(asked.place());
      case Message.Drawn drawn -> drawn(drawn);
      case Message.Admitted admitted -> turn(admitted);
      case Message.AdmissionLapsed lapsed -> lapsed(lapsed);
      case Message.Removed removed -> removed(removed);
      case Message.ClaimConfirmed confirmed -> purchase(confirmed.claim(), confirmed.isLate());
      case Message.TicketsResent resent -> purchase(resent.claim(), false);
      case Message.ClaimReleased released -> released(released);
      case Message.PaymentFailed failed -> failed(failed);
      case Message.PaymentLate late -> money.late(late);
      case Message.RefundRequested requested -> money.requested(requested);
      case Message.RefundSucceeded succeeded -> money.succeeded(succeeded);
      case Message.RefundFailed failed -> money.failed(failed);
      case Message.EventChanged changed -> events.changed(changed);
      case Message.EventCancelled cancelled -> events.cancelled(cancelled);
      case Message.NoticePosted posted -> events.notice(posted);
      case Message.TurnNear near -> unmailed();
      case Message.ClaimHeld held -> unmailed();
      case Message.EventSoldOut soldOut -> unmailed();
      case Message.EventReopened reopened -> unmailed();
      case Message.TicketCheckedIn in -> unmailed();
      case Message.StaffDeviceSeen seen -> unmailed();
      case Message.EndpointDisabled disabled -> unmailed();
      case Message.EndpointTested tested -> unmailed();
    };
  }

  private Draft turn(Message.Admitted admitted) {
    Message.Place place = admitted.place();
    Event event = facts.event(place.event());
    if (event == null || !event.isLive()) {
      return new Draft.Pointless("nothing is on sale any more");
    }
    QueueEntry entry = entry(place);
    return entry instanceof QueueEntry.Admitted now
            && now.id().equals(place.entry())
            && now.isValidAt(time.instant())
        ? worth(
            new TurnMail(
                facts.occasion(event),
                now.admittedUntil(),
                links.line(place.event()),
                facts.checkpoint(place.event()),
                links.check(place.event())))
        : new Draft.Pointless("the turn is over");
  }

  private Draft place(Message.Place place) {
    Event event = facts.event(place.event());
    if (event == null || !event.isLive()) {
      return new Draft.Pointless("nothing is on sale any more");
    }
    if (!(entry(place) instanceof QueueEntry.Waiting mine) || !mine.id().equals(place.entry())) {
      return new Draft.Pointless("the fan doesn't wait any more");
    }
    OptionalLong position = facts.stores().lineReads().position(event.id(), mine.facts().place());
    return position.isEmpty()
        ? new Draft.Pointless("the fan doesn't wait any more")
        : worth(
            new PlaceMail(
                facts.occasion(event),
                mine.facts().number(),
                position.getAsLong() - 1,
                time.instant(),
                links.line(event.id())));
  }

  private Draft drawn(Message.Drawn drawn) {
    Message.Place place = drawn.place();
    Event event = facts.event(place.event());
    if (event == null || !event.isLive()) {
      return new Draft.Pointless("nothing is on sale any more");
    }
    return entry(place) instanceof QueueEntry.Waiting mine && mine.id().equals(place.entry())
        ? worth(
            new DrawnMail(
                facts.occasion(event),
                event.details().isDrawn(),
                mine.facts().place(),
                event.details().saleStart(),
                links.line(event.id())))
        : new Draft.Pointless("the fan doesn't wait any more");
  }

  private Draft lapsed(Message.AdmissionLapsed lapsed) {
    Event event = facts.event(lapsed.place().event());
    if (event == null || !event.isLive() || !event.details().onSaleAt(time.instant())) {
      return new Draft.Pointless("nothing is on sale any more");
    }
    return isBackInLine(lapsed.place())
        ? new Draft.Pointless("the fan is in line again")
        : worth(new LapsedMail(facts.occasion(event), links.line(event.id())));
  }

  private Draft removed(Message.Removed removed) {
    Event event = facts.event(removed.place().event());
    return event == null ? GONE : worth(new RemovedMail(facts.occasion(event)));
  }

  private boolean isBackInLine(Message.Place place) {
    QueueEntry entry = entry(place);
    return entry != null && !entry.id().equals(place.entry());
  }

  private @Nullable QueueEntry entry(Message.Place place) {
    return facts.stores().lineReads().find(place.event(), place.customer()).orElse(null);
  }

  private Draft purchase(ClaimFacts claim, boolean isLate) {
    Event event = facts.event(claim.eventId());
    List<Ticket> tickets =
        facts.stores().tickets().ofClaim(claim.id()).stream()
            .filter(ticket -> !(ticket instanceof Ticket.Voided))
            .toList();
    if (event == null) {
      return GONE;
    }
    return tickets.isEmpty()
        ? new Draft.Pointless("its tickets are void")
        : worth(
            new PurchaseMail(
                facts.occasion(event),
                claim.id().value(),
                facts.labels(event, labels(tickets)),
                tickets.stream().map(codes).toList(),
                claim.amount(),
                isLate,
                links.claim(claim.id())));
  }

  private static Map<UnitId, String> labels(List<Ticket> tickets) {
    Map<UnitId, String> labels = new LinkedHashMap<>();
    tickets.forEach(ticket -> labels.put(ticket.facts().unitId(), ticket.facts().label()));
    return labels;
  }

  private Draft released(Message.ClaimReleased released) {
    if (released.reason() != ReleaseReason.PAYMENT_FAILED) {
      return new Draft.Pointless("the fan knows, or saw it end");
    }
    if (!(facts.claim(released.claim().id()) instanceof Claim.Released)) {
      return new Draft.Pointless("the money came after all");
    }
    Event event = facts.event(released.claim().eventId());
    return event == null ? GONE : worth(new HoldLostMail(facts.occasion(event)));
  }

  private Draft failed(Message.PaymentFailed failed) {
    Event event = facts.event(failed.payer().event());
    Claim claim = facts.claim(failed.payer().claim());
    if (event == null || claim == null) {
      return GONE;
    }
    return switch (claim) {
      case Claim.Confirmed sold -> new Draft.Pointless("another attempt succeeded");
      case Claim.Refunded refunded -> new Draft.Pointless("another attempt succeeded");
      case Claim.Released ended ->
          ended.reason() == ReleaseReason.PAYMENT_FAILED
              ? new Draft.Pointless("the end of the hold says it")
              : worth(failed(failed, event, null));
      case Claim.Claimed held -> worth(failed(failed, event, held.facts()));
    };
  }

  private Template failed(Message.PaymentFailed failed, Event event, @Nullable ClaimFacts held) {
    Instant until =
        held != null && held.expiresAt().isAfter(time.instant()) ? held.expiresAt() : null;
    return new PaymentFailedMail(
        facts.occasion(event), failed.payer().amount(), until, links.claim(failed.payer().claim()));
  }

  private static Draft unmailed() {
    return new Draft.Pointless("no mail tells of it");
  }

  private static Draft worth(Template template) {
    return new Draft.Worth(template);
  }
}
