package io.fairqueue.http.console.line;

import io.fairqueue.domain.QueueEntry;
import io.fairqueue.http.console.frame.ConsoleFrame;
import io.fairqueue.http.console.frame.EventMenu;
import io.fairqueue.http.console.frame.Section;
import io.fairqueue.http.page.frame.Frame;
import io.fairqueue.http.page.frame.Keys;
import io.fairqueue.http.request.Paths;
import io.fairqueue.line.facts.LineEntry;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who waits for an event.
 *
 * @param address of the page
 * @param email whom somebody looks for; empty for nobody
 * @param error what is wrong with that; null for nothing
 * @param waiting how many wait
 * @param from the first number that is looked for
 * @param next the address of what follows; null for nothing
 * @param removes whether the reader may take somebody out
 */
public record LineEntriesPage(
    ConsoleFrame console,
    String address,
    String email,
    @Nullable String error,
    String waiting,
    long from,
    List<Row> rows,
    @Nullable String next,
    boolean removes) {

  public LineEntriesPage {
    rows = List.copyOf(rows);
  }

  static String address(String page, long from) {
    return Paths.with(page, "from", String.valueOf(from));
  }

  /**
   * A place in the line, and whose it is.
   *
   * @param position in words; what no longer waits has none
   * @param state the end of the name of its state's text
   * @param live whether it may be taken away
   * @param turn when it came and until when it lasts; null where it did not, or is over
   * @param claim the address of the purchase that it led to; null for none
   */
  public record Row(
      String entry,
      String number,
      String position,
      String name,
      String email,
      String joined,
      String state,
      boolean live,
      @Nullable String turn,
      @Nullable String claim) {

    static Row of(LineEntry entry, ZoneId zone, Frame frame) {
      var facts = entry.entry().facts();
      var fan = entry.fan();
      String none = frame.text("console.none");
      return new Row(
          facts.id().toString(),
          frame.number(facts.number()),
          entry.position() == 0 ? none : frame.number(entry.position()),
          fan == null ? none : Objects.requireNonNullElse(fan.name(), ""),
          fan == null ? "" : fan.email().value(),
          frame.visit().local().brief(facts.joinedAt(), zone),
          Keys.of(entry.entry().status()),
          entry.entry() instanceof QueueEntry.Live,
          entry.entry() instanceof QueueEntry.Admitted turn ? turn(turn, zone, frame) : null,
          entry.entry() instanceof QueueEntry.Completed done
              ? EventMenu.address(facts.eventId(), Section.CLAIMS) + "/" + done.claimId()
              : null);
    }

    private static String turn(QueueEntry.Admitted turn, ZoneId zone, Frame frame) {
      var local = frame.visit().local();
      return frame.text(
          "console.line.turn",
          Map.of(
              "since", local.time(turn.admittedAt(), zone),
              "until", local.time(turn.admittedUntil(), zone)));
    }
  }
}
