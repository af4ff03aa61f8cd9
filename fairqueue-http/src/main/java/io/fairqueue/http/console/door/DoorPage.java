package io.fairqueue.http.console.door;

import io.fairqueue.domain.Attendee;
import io.fairqueue.domain.EmailAddress;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.Ticket;
import io.fairqueue.domain.door.DoorCount;
import io.fairqueue.http.console.frame.ConsoleFrame;
import io.fairqueue.http.request.Paths;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The door of an event.
 *
 * @param event its id
 * @param verdict what came of a code that was sent by the form; null for none
 * @param search who was looked for by name; null for who may not see names
 * @param found who was found
 */
public record DoorPage(
    ConsoleFrame console,
    String event,
    Came count,
    List<Came> tiers,
    @Nullable VerdictView verdict,
    @Nullable String search,
    List<Found> found) {

  public DoorPage {
    tiers = List.copyOf(tiers);
    found = List.copyOf(found);
  }

  static DoorPage of(
      ConsoleFrame console, EventId event, DoorCount count, @Nullable VerdictView verdict) {
    List<Came> tiers =
        count.tiers().stream()
            .map(
                tier ->
                    new Came(tier.tier().toString(), tier.name(), tier.entered(), tier.expected()))
            .toList();
    return new DoorPage(
        console.with("door.js"),
        event.toString(),
        new Came(
            "all",
            "",
            tiers.stream().mapToLong(Came::entered).sum(),
            tiers.stream().mapToLong(Came::expected).sum()),
        tiers,
        verdict,
        null,
        List.of());
  }

  /** The same with who was looked for, and found. */
  DoorPage searched(String text, List<Attendee> attendees) {
    return new DoorPage(
        console, event, count, tiers, verdict, text, attendees.stream().map(Found::of).toList());
  }

  /** Where the page is, and its form is sent to. */
  public String address() {
    return Paths.of(Paths.CONSOLE_DOOR, event);
  }

  /** Where its script asks. */
  public String api() {
    return Paths.of(Paths.CHECK_INS, event);
  }

  /**
   * Somebody with a ticket.
   *
   * @param state the end of the name of the ticket's text
   */
  public record Found(String ticket, String name, String label, String state) {

    static Found of(Attendee attendee) {
      String name = attendee.name();
      EmailAddress email = attendee.email();
      return new Found(
          attendee.ticket().id().toString(),
          name != null ? name : email == null ? "" : email.value(),
          attendee.ticket().facts().label(),
          switch (attendee.ticket()) {
            case Ticket.Valid valid -> "valid";
            case Ticket.CheckedIn used -> "used";
            case Ticket.Voided no -> "void";
          });
    }

    /** Whether there is any use in letting them in. */
    public boolean isGood() {
      return state.equals("valid");
    }

    /** Never a name: it stays out of logs. */
    @Override
    public String toString() {
      return "Found[" + ticket + "]";
    }
  }

  /** How many came in, of how many. */
  public record Came(String id, String name, long entered, long expected) {

    /** How long the bar is: there is one where nobody is expected, too. */
    public long max() {
      return Math.max(1, expected);
    }
  }
}
