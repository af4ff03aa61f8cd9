package io.fairqueue.http.console.live;

import io.fairqueue.domain.Event;
import io.fairqueue.domain.SalePhase;
import io.fairqueue.domain.staff.Right;
import io.fairqueue.http.console.act.ActLink;
import io.fairqueue.http.console.draw.DrawCard;
import io.fairqueue.http.console.frame.ConsoleFrame;
import io.fairqueue.http.console.frame.FormFault;
import io.fairqueue.http.console.frame.Spoken;
import io.fairqueue.http.live.LiveBody;
import io.fairqueue.http.page.frame.Frame;
import io.fairqueue.http.request.Paths;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A sale as it goes.
 *
 * @param sale its figures as they were when the page was made
 * @param digits how many digits follow the dot in its currency
 * @param runs whether the reader may pause, resume, admit and change the pace
 * @param draw how the fans of its lobby get their places; null where there is none
 * @param acts what may be done besides, each after it has asked
 * @param error what is wrong with what was filled in, by the form's name; null for nothing
 * @param reason what was filled in as the reason of a pause
 */
public record LivePage(
    ConsoleFrame console,
    String id,
    LiveBody sale,
    int digits,
    ZoneId zone,
    boolean runs,
    @Nullable DrawCard draw,
    List<ActLink> acts,
    @Nullable FormFault error,
    String reason) {

  public LivePage {
    acts = List.copyOf(acts);
  }

  static LivePage of(
      ConsoleFrame console,
      Event event,
      LiveBody sale,
      ZoneId zone,
      Set<Right> rights,
      @Nullable DrawCard draw,
      @Nullable FormFault error,
      String reason) {
    return new LivePage(
        console,
        event.id().toString(),
        sale,
        Math.max(0, Currency.getInstance(sale.currency()).getDefaultFractionDigits()),
        zone,
        rights.contains(Right.RUN),
        draw,
        ActLink.of(event, rights, console.frame().visit()),
        error,
        reason);
  }

  private Frame frame() {
    return console.frame();
  }

  /** Where its figures come from, once a second. */
  public String stream() {
    return Paths.of(Paths.LIVE, id);
  }

  public String number(long count) {
    return frame().number(count);
  }

  public String money(long minor) {
    return frame().visit().local().money(minor, Currency.getInstance(sale.currency()));
  }

  /** What may be noticed, by its code. */
  public List<String> alerts() {
    return Arrays.stream(LiveBody.Alert.Code.values()).map(Enum::name).toList();
  }

  /** Whether that is so just now. */
  public boolean isAlarmed(String code) {
    return sale.alerts().stream().anyMatch(alert -> alert.code().name().equals(code));
  }

  public boolean isPaused() {
    return sale.phase() == SalePhase.PAUSED;
  }

  /** Whether a pause would change anything. */
  public boolean isOn() {
    return sale.phase() != null
        && switch (sale.phase()) {
          case BEFORE, LOBBY, DRAWING, ON_SALE, SOLD_OUT -> true;
          case PAUSED, ENDED, CANCELLED -> false;
        };
  }

  /** A time of the event's own clock, with its seconds. */
  public String clock(Instant at) {
    return frame().visit().local().time(at, zone);
  }

  /** Until nothing is free, by the present pace. */
  public String toSoldOut() {
    if (sale.phase() == SalePhase.SOLD_OUT) {
      return frame().text("console.live.now");
    }
    Instant end = sale.estimateEndOfStock();
    return end == null
        ? frame().text("console.none")
        : Spoken.of(Duration.between(sale.at(), end), frame());
  }

  /** How long half of the admitted waited, or nine of ten. */
  public String wait(@Nullable Double seconds) {
    return Spoken.wait(seconds, frame());
  }

  /** What holds the line back, in words; empty where nothing does. */
  public String limit(@Nullable Integer limit) {
    return limit == null ? "" : frame().text("console.live.of", "count", number(limit));
  }

  /** The share of one in the other, in whole hundredths. */
  public static long percent(long part, long whole) {
    return whole == 0 ? 0 : Math.round(100.0 * part / whole);
  }

  /** Of those who came so far, how many of a hundred went no further; empty for none. */
  public String lost(long before, long after) {
    long share = before == 0 ? 0 : 100 - percent(Math.min(after, before), before);
    return share <= 0 ? "" : frame().text("console.live.lost", "percent", number(share));
  }

  /** What is wrong in a form; null for nothing. */
  public @Nullable String wrong(String form) {
    return FormFault.in(form, error);
  }
}
