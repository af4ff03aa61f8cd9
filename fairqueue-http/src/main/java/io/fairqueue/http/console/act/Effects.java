package io.fairqueue.http.console.act;

import io.fairqueue.domain.ClaimStatus;
import io.fairqueue.domain.EventDetails;
import io.fairqueue.domain.TierAvailability;
import io.fairqueue.event.EventView;
import io.fairqueue.event.EventWarning;
import io.fairqueue.http.page.frame.Frame;
import io.fairqueue.http.page.frame.Local;
import io.fairqueue.port.EventStats;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What will happen, in numbers as they are now. */
record Effects(EventView view, EventStats stats, Frame frame) {

  List<String> of(Act act) {
    return switch (act) {
      case ACTIVATE -> activation();
      case END -> end();
      case CANCEL -> cancellation();
      case DELETE -> deletion();
    };
  }

  private List<String> activation() {
    EventDetails details = view.event().details();
    return List.of(
        frame.text(
            "console.act.activate.sells",
            Map.of(
                "tickets",
                frame.number(total()),
                "from",
                frame
                    .visit()
                    .local()
                    .moment(details.saleStart(), Local.zoneOf(details.timeZone())))),
        frame.text("console.act.activate.fixed"));
  }

  private List<String> end() {
    List<String> effects = new ArrayList<>();
    effects.add(frame.text("console.act.end.waiting", "count", frame.number(stats.waiting())));
    effects.add(frame.text("console.act.end.held", "count", frame.number(claims())));
    effects.add(frame.text("console.act.end.free", "count", frame.number(view.free())));
    return effects;
  }

  private List<String> cancellation() {
    return List.of(
        frame.text(
            "console.act.cancel.sold",
            Map.of(
                "count",
                frame.number(sold()),
                "amount",
                frame
                    .visit()
                    .local()
                    .money(
                        Math.max(0, stats.capturedMinor() - stats.refundedMinor()),
                        view.event().details().currency()))),
        frame.text("console.act.cancel.held", "count", frame.number(claims())),
        frame.text("console.act.cancel.waiting", "count", frame.number(stats.waiting())));
  }

  private List<String> deletion() {
    return List.of(
        frame.text(
            "console.act.delete.gone",
            Map.of(
                "tickets",
                frame.number(total()),
                "tiers",
                frame.number(view.event().details().tiers().size()))));
  }

  /** What may keep people from buying, in the reader's language. */
  String of(EventWarning warning) {
    EventWarning.Lack lack = warning.lack();
    return lack == null
        ? frame.text(
            "console.warning." + warning.code(),
            "currency",
            view.event().details().currency().getCurrencyCode())
        : frame.text(
            "console.warning." + warning.code(),
            Map.of(
                "tier", lack.tier(),
                "seats", frame.number(lack.seats()),
                "capacity", frame.number(lack.capacity())));
  }

  private long claims() {
    return stats.claims().getOrDefault(ClaimStatus.CLAIMED, 0L);
  }

  private long sold() {
    return view.availability().stream().mapToLong(TierAvailability::sold).sum();
  }

  private long total() {
    return view.availability().stream().mapToLong(TierAvailability::total).sum();
  }
}
