package io.fairqueue.http.console.purchase;

import io.fairqueue.domain.EventId;
import io.fairqueue.domain.ListedPayment;
import io.fairqueue.domain.Payment;
import io.fairqueue.domain.PaymentStatus;
import io.fairqueue.domain.RefundStatus;
import io.fairqueue.domain.staff.Right;
import io.fairqueue.http.console.frame.Choice;
import io.fairqueue.http.console.frame.ConsoleFrame;
import io.fairqueue.http.console.frame.EventMenu;
import io.fairqueue.http.console.frame.ListAddress;
import io.fairqueue.http.console.frame.Section;
import io.fairqueue.http.page.frame.Frame;
import io.fairqueue.http.page.frame.Keys;
import io.fairqueue.http.request.Paths;
import io.fairqueue.port.Page;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An event's payments.
 *
 * @param search what was looked for; empty for nothing
 * @param hint what those in the chosen state are about; null for nothing
 * @param error what was wrong with what was asked for; null for nothing
 * @param total how many there are in all
 * @param export the address of them all as a file; null for who may not have it
 * @param previous the address of the page before; null for none
 * @param next the address of the page after; null for none
 */
public record PaymentsPage(
    ConsoleFrame console,
    String address,
    String search,
    List<Choice> states,
    List<Choice> refunds,
    @Nullable String hint,
    @Nullable String error,
    List<Row> rows,
    String total,
    @Nullable String export,
    @Nullable String previous,
    @Nullable String next) {

  public PaymentsPage {
    states = List.copyOf(states);
    refunds = List.copyOf(refunds);
    rows = List.copyOf(rows);
  }

  static PaymentsPage of(
      ConsoleFrame console,
      EventId event,
      Page<ListedPayment> found,
      Wanted wanted,
      @Nullable String error,
      ZoneId zone,
      Set<Right> rights) {
    Frame frame = console.frame();
    ListAddress pages =
        new ListAddress(
            EventMenu.address(event, Section.PAYMENTS),
            Map.of("q", wanted.q(), "status", wanted.status(), "refund", wanted.refund()));
    return new PaymentsPage(
        console,
        pages.path(),
        wanted.q(),
        Choice.of(
            PaymentStatus.values(),
            "console.payments.all",
            "console.payment.",
            wanted.status(),
            frame),
        Choice.of(
            RefundStatus.values(), "console.payments.any", "console.back.", wanted.refund(), frame),
        wanted.status().equals(PaymentStatus.UNRESOLVED.name())
            ? frame.text("console.payments.unknown")
            : null,
        error,
        found.data().stream()
            .map(each -> Row.of(each, event, rights.contains(Right.REFUND), zone, frame))
            .toList(),
        frame.text("console.payments.found", "count", frame.number(found.total())),
        rights.contains(Right.EXPORT) ? Paths.of(Paths.EVENT, event) + "/export" : null,
        pages.previous(found),
        pages.next(found));
  }

  /**
   * What of the list is looked at.
   *
   * @param q empty for everybody
   * @param status empty for all
   * @param refund empty for all
   */
  record Wanted(String q, String status, String refund) {}

  /**
   * A payment.
   *
   * @param claim the address of its claim's page
   * @param state the end of the names of its state's text and look
   * @param failure why nothing was paid; null where that isn't so
   * @param back how its refunds stand, likewise; null where there is none
   * @param refunded how much is back; null for nothing
   * @param retry whether a refund of it may be asked for again
   */
  public record Row(
      String id,
      String claim,
      Buyer buyer,
      String reference,
      String amount,
      String state,
      @Nullable String failure,
      @Nullable String back,
      @Nullable String refunded,
      String at,
      boolean retry) {

    static Row of(ListedPayment listed, EventId event, boolean refunds, ZoneId zone, Frame frame) {
      Payment payment = listed.payment();
      var facts = payment.facts();
      RefundStatus refund = listed.refund();
      return new Row(
          facts.id().toString(),
          ClaimPage.address(event, facts.claimId()),
          Buyer.of(listed, frame),
          facts.reference(),
          frame.visit().local().money(facts.amount()),
          Keys.of(payment.status()),
          payment instanceof Payment.Failed failed
              ? Timeline.failure(failed.reason(), frame)
              : null,
          refund == null ? null : Keys.of(refund),
          listed.refundedMinor() == 0
              ? null
              : frame.visit().local().money(listed.refundedMinor(), facts.amount().currency()),
          frame.visit().local().brief(facts.createdAt(), zone),
          refunds && refund == RefundStatus.FAILED);
    }
  }
}
