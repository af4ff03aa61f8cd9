package io.fairqueue.messages.mail.template;

import io.fairqueue.domain.Money;
import io.fairqueue.domain.staff.Role;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** One mail of each kind, about nobody. */
public final class Samples {

  private static final UUID ID = UUID.fromString("01941f29-7c00-7000-8000-00000000a1b2");
  private static final Money AMOUNT = new Money(11_900, Currency.getInstance("EUR"));
  private static final Instant SOON = Instant.parse("2026-06-01T17:05:00Z");
  private static final URI PAGE = URI.create("https://tickets.example/e/a-night-out");
  private static final String CHECKPOINT =
      """
      tickets.example.com/log/018f6f2e-0000-7000-8000-0000000000e1
      1
      yeykGCiRKothXMR8dnIQXjzfTtdXp5/nIm/nZllzTf4=

      — tickets.example.com/log/018f6f2e-0000-7000-8000-0000000000e1 F7J14/L8gg4Ug4W9p5DZJFAs+2gcmTrgCLkZ9AQ5kpxWmaJQbj5ZPA9QYHFvYmIZR60apKLy7dGzzron83GaYZ/t7Q4=
      """;
  private static final List<String> LABELS = List.of("Stalls A 12", "Stalls A 13");

  /** As long as a real one. */
  private static final List<String> CODES =
      List.of("SAMPLE.1." + "x".repeat(300), "SAMPLE.2." + "y".repeat(300));

  private Samples() {}

  /** Of an evening in Hamburg. */
  public static Occasion occasion() {
    return new Occasion(
        ID,
        3,
        "A Night Out",
        "Elbphilharmonie, Hamburg",
        Instant.parse("2026-06-12T18:30:00Z"),
        Instant.parse("2026-06-12T21:00:00Z"),
        ZoneId.of("Europe/Berlin"),
        "Harbour Concerts");
  }

  /** Each kind, by its name. */
  public static Map<String, Template> all() {
    return about(occasion(), Function.identity());
  }

  /**
   * The same about another event.
   *
   * @param text what becomes of every other text
   */
  public static Map<String, Template> about(Occasion event, Function<String, String> text) {
    Occasion former =
        new Occasion(
            ID,
            2,
            event.name(),
            text.apply("Laeiszhalle, Hamburg"),
            Instant.parse("2026-06-11T18:30:00Z"),
            null,
            event.zone(),
            event.organizer());
    List<String> labels = LABELS.stream().map(text).toList();
    var all = new LinkedHashMap<String, Template>();
    for (Template each :
        List.of(
            new WelcomeMail(PAGE),
            new PlaceMail(event, 1_204, 37, SOON, PAGE),
            new DrawnMail(event, true, 1_204, SOON, PAGE),
            new TurnMail(event, SOON, PAGE, CHECKPOINT, PAGE),
            new LapsedMail(event, PAGE),
            new RemovedMail(event),
            new PurchaseMail(event, ID, labels, CODES, AMOUNT, true, PAGE),
            new HoldLostMail(event),
            new PaymentFailedMail(event, AMOUNT, SOON, PAGE),
            new PaymentLateMail(event, AMOUNT),
            new RefundRequestedMail(event, ID, AMOUNT, labels),
            new RefundedMail(event, ID, AMOUNT, labels),
            new RefundFailedMail(event, ID, AMOUNT),
            new RefundFailedReport(event, ID, AMOUNT, text.apply("Insufficient balance")),
            new EventMovedMail(event, former, PAGE),
            new NoticeMail(
                event,
                text.apply("Doors open half an hour later, at 8.\n\nYour tickets stay good."),
                PAGE),
            new EventCancelledMail(event, text.apply("The band is ill")),
            new EndpointDisabledReport(ID, event.name(), text.apply("503 for five days")),
            new NewDeviceReport(
                text.apply(
                    "Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0"),
                "DE",
                SOON,
                event.zone(),
                PAGE),
            new InvitationLetter(event.organizer(), event.name(), Role.DOOR, PAGE))) {
      all.put(each.name(), each);
    }
    return all;
  }
}
