package io.fairqueue.http.console.audit;

import io.fairqueue.domain.EventId;
import io.fairqueue.http.console.frame.ConsoleFrame;
import io.fairqueue.http.console.frame.EventMenu;
import io.fairqueue.http.console.frame.ListAddress;
import io.fairqueue.http.console.frame.Section;
import io.fairqueue.http.page.frame.Frame;
import io.fairqueue.http.request.Paths;
import io.fairqueue.port.AuditLog.Change;
import io.fairqueue.port.AuditLog.Entry;
import io.fairqueue.port.Page;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What was done to an event, the latest first.
 *
 * @param total how much that was in all
 * @param export the address of it all as a file
 * @param previous the address of the page before; null for none
 * @param next the address of the page after; null for none
 */
public record AuditPage(
    ConsoleFrame console,
    List<Row> rows,
    String total,
    String export,
    @Nullable String previous,
    @Nullable String next) {

  public AuditPage {
    rows = List.copyOf(rows);
  }

  /**
   * A page of it.
   *
   * @param name what somebody who acted is called
   */
  static AuditPage of(
      ConsoleFrame console,
      EventId event,
      Page<Entry> found,
      Function<Entry, String> name,
      ZoneId zone) {
    Frame frame = console.frame();
    ListAddress pages = new ListAddress(EventMenu.address(event, Section.AUDIT), Map.of());
    return new AuditPage(
        console,
        found.data().stream()
            .map(each -> Row.of(each, name.apply(each), event, zone, frame))
            .toList(),
        frame.text("console.audit.found", "count", frame.number(found.total())),
        Paths.of(Paths.EVENT, event) + "/export",
        pages.previous(found),
        pages.next(found));
  }

  /**
   * An act.
   *
   * @param action in words, where there are some
   * @param code as programs call it
   * @param subject what of the event's it was done to; null for the event itself
   * @param about where that is shown; null for nowhere
   * @param request null for what was done by no request
   * @param from the network and the country; null where nobody knows
   */
  public record Row(
      String at,
      String who,
      String action,
      String code,
      @Nullable String subject,
      @Nullable String about,
      List<Difference> differences,
      @Nullable String request,
      @Nullable String from) {

    public Row {
      differences = List.copyOf(differences);
    }

    static Row of(Entry entry, String who, EventId event, ZoneId zone, Frame frame) {
      String key = "console.deed." + entry.action();
      return new Row(
          frame.visit().local().brief(entry.at(), zone),
          who,
          frame.visit().words().has(key) ? frame.text(key) : entry.action(),
          entry.action(),
          isOfAll(entry, event) ? null : entry.subject(),
          isOfAll(entry, event) ? null : about(entry, event),
          Difference.of(entry.change()),
          entry.trace().requestId(),
          from(entry.trace().ipPrefix(), entry.trace().country()));
    }

    /** Exports say after the event how much they were. */
    private static boolean isOfAll(Entry entry, EventId event) {
      return entry.subject().startsWith(event.toString());
    }

    private static @Nullable String about(Entry entry, EventId event) {
      return switch (entry.action()) {
        case "claim.refund", "claim.release", "claim.resend" ->
            EventMenu.address(event, Section.CLAIMS) + "/" + entry.subject();
        case "refund.retry" ->
            Paths.with(EventMenu.address(event, Section.PAYMENTS), "q", entry.subject());
        case "ticket.check-in", "ticket.undo-check-in" ->
            Paths.with(EventMenu.address(event, Section.CLAIMS), "q", entry.subject());
        default -> null;
      };
    }

    private static @Nullable String from(@Nullable String network, @Nullable String country) {
      if (network == null) {
        return country;
      }
      return country == null ? network : network + " · " + country;
    }
  }

  /**
   * One thing that is another now.
   *
   * @param name as the API calls it
   * @param before null where there was nothing
   * @param after null where there is nothing any more
   */
  public record Difference(String name, @Nullable String before, @Nullable String after) {

    static List<Difference> of(Change change) {
      TreeSet<String> names = new TreeSet<>(change.before().keySet());
      names.addAll(change.after().keySet());
      return names.stream()
          .map(name -> new Difference(name, change.before().get(name), change.after().get(name)))
          .toList();
    }
  }
}
