package io.fairqueue.http.console.purchase;

import io.fairqueue.domain.Claim;
import io.fairqueue.domain.ClaimFacts;
import io.fairqueue.domain.ClaimId;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.HeldUnit;
import io.fairqueue.domain.ListedClaim;
import io.fairqueue.domain.Payment;
import io.fairqueue.domain.Ticket;
import io.fairqueue.domain.UnitId;
import io.fairqueue.http.console.frame.ConsoleFrame;
import io.fairqueue.http.console.frame.EventMenu;
import io.fairqueue.http.console.frame.Section;
import io.fairqueue.http.page.frame.Frame;
import io.fairqueue.http.page.frame.Keys;
import io.fairqueue.http.request.Paths;
import io.fairqueue.port.PaymentView;
import io.fairqueue.ticket.Tickets.History;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A claim, and what happened to it.
 *
 * @param list where the other claims are
 * @param retry where a payment's refund is asked for again
 * @param state the end of the names of its state's text and look
 * @param attempts to pay it, the newest first
 * @param moments what happened, what came first first
 * @param refund where the money of all its tickets can go back; null where it can't
 * @param release null where it can't be let go
 * @param resend where its tickets are mailed once more; null where there are none
 */
public record ClaimPage(
    ConsoleFrame console,
    String list,
    String retry,
    String id,
    Buyer buyer,
    String state,
    String amount,
    List<TicketRow> tickets,
    List<Attempt> attempts,
    List<Moment> moments,
    @Nullable String refund,
    @Nullable Release release,
    @Nullable String resend) {

  public ClaimPage {
    tickets = List.copyOf(tickets);
    attempts = List.copyOf(attempts);
    moments = List.copyOf(moments);
  }

  /** Where a claim's page is. */
  static String address(EventId event, ClaimId claim) {
    return EventMenu.address(event, Section.CLAIMS) + "/" + claim;
  }

  static ClaimPage of(
      ConsoleFrame console,
      ListedClaim listed,
      List<PaymentView> payments,
      History history,
      ZoneId zone,
      boolean refunds) {
    Frame frame = console.frame();
    Claim claim = listed.claim();
    ClaimFacts facts = claim.facts();
    String refund =
        Paths.of(Paths.CONSOLE_EVENT, facts.eventId()) + "/refund?from=claim&claim=" + facts.id();
    boolean goesBack =
        refunds
            && claim instanceof Claim.Confirmed
            && history.tickets().stream().anyMatch(ticket -> ticket.voidedAt() == null);
    return new ClaimPage(
        console,
        EventMenu.address(facts.eventId(), Section.CLAIMS),
        EventMenu.address(facts.eventId(), Section.PAYMENTS) + "/retry",
        facts.id().toString(),
        Buyer.of(listed, frame),
        Keys.of(claim.status()),
        frame.visit().local().money(facts.amount()),
        facts.units().stream()
            .map(
                unit ->
                    TicketRow.of(
                        unit, facts, history, goesBack ? refund + "&unit=" : null, zone, frame))
            .toList(),
        payments.stream().map(each -> Attempt.of(each, refunds, zone, frame)).toList(),
        Timeline.of(claim, payments, history, zone, frame),
        goesBack && facts.units().size() > 1 ? refund : null,
        refunds && claim instanceof Claim.Claimed ? Release.of(facts, payments, frame) : null,
        claim instanceof Claim.Confirmed ? address(facts.eventId(), facts.id()) + "/resend" : null);
  }

  /**
   * A ticket, or what may become one.
   *
   * @param state the end of the names of its state's text and look; null where there is no ticket
   * @param at when it came to that; null for a ticket that is good
   * @param refund where its money can go back; null where it can't
   */
  public record TicketRow(
      String label,
      String price,
      @Nullable String state,
      @Nullable String at,
      @Nullable String refund) {

    static TicketRow of(
        HeldUnit unit,
        ClaimFacts claim,
        History history,
        @Nullable String refund,
        ZoneId zone,
        Frame frame) {
      Optional<Ticket> ticket = ticketOf(unit.unitId(), history);
      String price = frame.visit().local().money(unit.priceMinor(), claim.amount().currency());
      if (ticket.isEmpty()) {
        return new TicketRow(unit.label(), price, null, null, null);
      }
      return switch (ticket.get()) {
        case Ticket.Valid valid ->
            new TicketRow(unit.label(), price, "valid", null, to(refund, unit));
        case Ticket.CheckedIn used ->
            new TicketRow(
                unit.label(), price, "used", at(used.checkedInAt(), zone, frame), to(refund, unit));
        case Ticket.Voided gone ->
            new TicketRow(unit.label(), price, "void", at(gone.voidedAt(), zone, frame), null);
      };
    }

    private static Optional<Ticket> ticketOf(UnitId unit, History history) {
      return history.tickets().stream()
          .filter(ticket -> ticket.facts().unitId().equals(unit))
          .findFirst();
    }

    private static @Nullable String to(@Nullable String refund, HeldUnit unit) {
      return refund == null ? null : refund + unit.unitId();
    }

    private static String at(Instant at, ZoneId zone, Frame frame) {
      return frame.visit().local().brief(at, zone);
    }
  }

  /**
   * An attempt to pay.
   *
   * @param state the end of the names of its state's text and look
   * @param method null where the fan had not chosen
   * @param failure why nothing was paid; null where that isn't so
   * @param retry whether a refund of it may be asked for again
   */
  public record Attempt(
      String id,
      String reference,
      String amount,
      String state,
      String at,
      @Nullable String method,
      @Nullable String failure,
      List<Back> backs,
      boolean retry) {

    public Attempt {
      backs = List.copyOf(backs);
    }

    static Attempt of(PaymentView view, boolean refunds, ZoneId zone, Frame frame) {
      Payment payment = view.payment();
      var facts = payment.facts();
      List<Back> backs =
          view.refunds().stream()
              .map(
                  refund ->
                      new Back(
                          frame.visit().local().money(refund.amount()),
                          Keys.of(refund.status()),
                          refund.reason()))
              .toList();
      return new Attempt(
          facts.id().toString(),
          facts.reference(),
          frame.visit().local().money(facts.amount()),
          Keys.of(payment.status()),
          frame.visit().local().brief(facts.createdAt(), zone),
          facts.method() == null ? null : frame.text("console.method." + Keys.of(facts.method())),
          payment instanceof Payment.Failed failed
              ? Timeline.failure(failed.reason(), frame)
              : null,
          backs,
          refunds && backs.stream().anyMatch(back -> back.state().equals("failed")));
    }
  }

  /**
   * Money that goes back.
   *
   * @param state the end of the names of its state's text and look
   */
  public record Back(String amount, String state, String reason) {}

  /**
   * How the claim can be let go.
   *
   * @param address where that is done
   * @param tickets how many would be free again
   * @param paying whether a payment is under way, which would end
   */
  public record Release(String address, String tickets, boolean paying) {

    static Release of(ClaimFacts facts, List<PaymentView> payments, Frame frame) {
      return new Release(
          ClaimPage.address(facts.eventId(), facts.id()) + "/release",
          frame.number(facts.units().size()),
          payments.stream().anyMatch(view -> view.payment() instanceof Payment.Live));
    }
  }
}
