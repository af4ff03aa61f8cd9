package io.fairqueue.http.console.event;

import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventDetails;
import io.fairqueue.domain.TierAvailability;
import io.fairqueue.event.EventView;
import io.fairqueue.http.console.frame.EventMenu;
import io.fairqueue.http.console.frame.Section;
import io.fairqueue.http.live.LiveBody;
import io.fairqueue.http.page.frame.Frame;
import io.fairqueue.http.page.frame.Local;
import io.fairqueue.port.EventStats;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An event among others, with its figures.
 *
 * @param phaseKey the end of the names of its phase's looks
 * @param sold tickets that were sold
 * @param total tickets that there are
 * @param revenue what was captured and did not go back; null for a draft
 * @param waiting how many wait; null for a draft
 * @param next what comes next, and when; null where nothing does
 * @param alerts what is to be looked at, in words
 */
public record ListedEvent(
    String address,
    String name,
    String phaseKey,
    String phase,
    long sold,
    long total,
    String stock,
    @Nullable String revenue,
    @Nullable String waiting,
    @Nullable String next,
    List<String> alerts) {

  public ListedEvent {
    alerts = List.copyOf(alerts);
  }

  static ListedEvent of(
      EventView view,
      @Nullable EventStats stats,
      List<LiveBody.Alert> alerts,
      Frame frame,
      Instant now) {
    Event event = view.event();
    EventDetails details = event.details();
    long sold = view.availability().stream().mapToLong(TierAvailability::sold).sum();
    String phase = EventMenu.phaseKey(view, now);
    boolean draft = event instanceof Event.Draft;
    return new ListedEvent(
        EventMenu.address(event.id(), draft ? Section.EDIT : Section.LIVE),
        details.name(),
        phase,
        EventMenu.phase(phase, frame.visit()),
        sold,
        details.totalInventory(),
        frame.number(sold) + " / " + frame.number(details.totalInventory()),
        stats == null || draft
            ? null
            : frame
                .visit()
                .local()
                .money(stats.capturedMinor() - stats.refundedMinor(), details.currency()),
        stats == null || draft ? null : frame.number(stats.waiting()),
        next(event, frame, now),
        alerts.stream().map(alert -> frame.text("console.alert." + alert.code().name())).toList());
  }

  private static @Nullable String next(Event event, Frame frame, Instant now) {
    EventDetails details = event.details();
    if (event instanceof Event.Cancelled) {
      return null;
    }
    boolean selling = !(event instanceof Event.Ended);
    if (selling && now.isBefore(details.saleStart())) {
      return moment("console.events.sale-begins", details.saleStart(), details, frame);
    }
    if (selling && now.isBefore(details.salesEnd())) {
      return moment("console.events.sale-ends", details.salesEnd(), details, frame);
    }
    Instant begin = details.startsAt();
    return begin != null && now.isBefore(begin)
        ? moment("console.events.begins", begin, details, frame)
        : null;
  }

  private static String moment(String key, Instant at, EventDetails details, Frame frame) {
    ZoneId zone = Local.zoneOf(details.timeZone());
    return frame.text(
        key,
        "when",
        frame.visit().local().brief(at, zone) + " (" + frame.visit().local().zone(zone) + ")");
  }
}
