package io.fairqueue.http.console.purchase;

import io.fairqueue.domain.Claim;
import io.fairqueue.domain.ClaimFacts;
import io.fairqueue.domain.HeldUnit;
import io.fairqueue.domain.Payment;
import io.fairqueue.domain.PaymentFacts;
import io.fairqueue.domain.Refund;
import io.fairqueue.domain.UnitId;
import io.fairqueue.domain.door.CheckIn;
import io.fairqueue.domain.door.CheckInResult;
import io.fairqueue.http.page.frame.Frame;
import io.fairqueue.http.page.frame.Keys;
import io.fairqueue.port.PaymentView;
import io.fairqueue.ticket.Tickets.History;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tells what happened to one claim, from its hold to the door. */
final class Timeline {

  private final ZoneId zone;
  private final Frame frame;
  private final List<Moment> moments = new ArrayList<>();

  private Timeline(ZoneId zone, Frame frame) {
    this.zone = zone;
    this.frame = frame;
  }

  /** All of it, what came first first. */
  static List<Moment> of(
      Claim claim, List<PaymentView> payments, History history, ZoneId zone, Frame frame) {
    Timeline line = new Timeline(zone, frame);
    line.held(claim.facts());
    // The oldest first: what happened at one moment stays in this order.
    payments.reversed().forEach(view -> line.payment(view.payment(), history));
    line.sold(history);
    payments.reversed().forEach(view -> line.refunds(view, history));
    history.checkIns().forEach(line::checkIn);
    line.end(claim);
    return line.moments.stream().sorted(Comparator.comparing(Moment::happened)).toList();
  }

  private void held(ClaimFacts facts) {
    add(
        facts.createdAt(),
        frame.text("console.moment.held", "until", time(facts.expiresAt())),
        facts.units().stream().map(HeldUnit::label).collect(Collectors.joining(", ")));
  }

  private void payment(Payment payment, History history) {
    PaymentFacts facts = payment.facts();
    add(facts.createdAt(), frame.text("console.moment.begun"), facts.reference());
    switch (payment) {
      case Payment.Initializing begun -> {
        // Nothing came of it yet.
      }
      case Payment.Pending open -> {
        // The fan may still pay.
      }
      case Payment.Unresolved lost ->
          add(facts.updatedAt(), frame.text("console.moment.lost"), facts.reference());
      case Payment.Failed failed ->
          add(
              facts.updatedAt(),
              frame.text("console.moment.failed"),
              failure(failed.reason(), frame));
      case Payment.Succeeded paid -> paid(facts, history);
      case Payment.Refunded back -> paid(facts, history);
    }
  }

  /** Of money that sold tickets, these tell when it came. */
  private void paid(PaymentFacts facts, History history) {
    if (history.tickets().isEmpty()) {
      add(
          facts.updatedAt(),
          frame.text(
              "console.moment.unsold", "amount", frame.visit().local().money(facts.amount())),
          facts.reference());
    }
  }

  private void sold(History history) {
    history.tickets().stream()
        .findFirst()
        .ifPresent(
            first ->
                add(
                    first.facts().issuedAt(),
                    frame.text(
                        "console.moment.sold", "count", frame.number(history.tickets().size())),
                    null));
  }

  private void refunds(PaymentView view, History history) {
    for (Refund refund : view.refunds().reversed()) {
      asked(refund, history)
          .ifPresent(
              at ->
                  add(
                      at,
                      frame.text(
                          "console.moment.refund",
                          Map.of(
                              "amount",
                              frame.visit().local().money(refund.amount()),
                              "state",
                              frame.text("console.back." + Keys.of(refund.status())))),
                      refund.reason()));
    }
  }

  /** Its tickets are void since then; of money that sold nothing, nobody wrote it down. */
  private static Optional<Instant> asked(Refund refund, History history) {
    List<UnitId> units = refund.units();
    return history.tickets().stream()
        .filter(ticket -> units.contains(ticket.facts().unitId()))
        .flatMap(ticket -> Optional.ofNullable(ticket.voidedAt()).stream())
        .findFirst();
  }

  private void checkIn(CheckIn told) {
    add(
        told.at(),
        frame.text(
            told.result() == CheckInResult.ENTERED
                ? "console.moment.entered"
                : "console.moment.twice",
            "ticket",
            told.label()),
        told.device());
    CheckIn.Undo undo = told.undone();
    if (undo != null) {
      add(undo.at(), frame.text("console.moment.undone", "ticket", told.label()), undo.reason());
    }
  }

  private void end(Claim claim) {
    switch (claim) {
      case Claim.Claimed held -> {
        // It has none yet.
      }
      case Claim.Confirmed sold -> {
        // Nor has this.
      }
      case Claim.Released gone ->
          add(
              gone.releasedAt(),
              frame.text("console.moment.released"),
              frame.text("console.released." + Keys.of(gone.reason())));
      case Claim.Refunded back ->
          add(back.refundedAt(), frame.text("console.moment.refunded"), null);
    }
  }

  private void add(Instant at, String text, @Nullable String detail) {
    moments.add(new Moment(at, frame.visit().local().brief(at, zone), text, detail));
  }

  private String time(Instant at) {
    return frame.visit().local().time(at, zone);
  }

  /**
   * Why a payment failed: in words where it is for a reason of ours, else as the gateway said it.
   */
  static String failure(String reason, Frame frame) {
    String key = "console.failure." + reason;
    return frame.visit().words().has(key) ? frame.text(key) : reason;
  }
}
