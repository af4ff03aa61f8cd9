package example.boxoffice;

import io.fairqueue.domain.Claim;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EmailAddress;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.Money;
import io.fairqueue.domain.QueueEntry;
import io.fairqueue.line.Line.Joining;
import io.fairqueue.port.ClaimStore.HoldOutcome;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Currency;

/** The first evening: somebody stands in line, is let in, takes two tickets, and is invoiced. */
public final class OpeningNight {

  private static final String DATABASE =
      "jdbc:postgresql://localhost:5432/boxoffice?user=sample&password=sample";
  private static final Money FREE = new Money(0, Currency.getInstance("EUR"));
  private static final Duration PAUSE = Duration.ofMillis(100);

  private OpeningNight() {}

  /** Takes the database's JDBC URL, or none for the one above. */
  public static void main(String[] arguments) throws SQLException, InterruptedException {
    try (BoxOffice office = new BoxOffice(arguments.length == 0 ? DATABASE : arguments[0])) {
      sell(office);
    }
  }

  private static void sell(BoxOffice office) throws SQLException, InterruptedException {
    EventId show = office.open("Rosmersholm", 2, FREE);
    CustomerId ada = office.fairQueue().accounts().guest(new EmailAddress("ada@example.org")).id();
    switch (office.fairQueue().line().join(show, ada)) {
      case Joining.InLine in -> System.out.println("Ada is number " + in.standing().position());
      case Joining.Refused refused -> throw new IllegalStateException("refused: " + refused);
    }
    while (!isAdmitted(office, show, ada)) {
      Thread.sleep(PAUSE);
    }
    System.out.println("Ada is admitted");

    Claim claim =
        switch (office.fairQueue().claims().claim(show, ada, 2)) {
          case HoldOutcome.Held held -> held.claim();
          case HoldOutcome.Refused refused ->
              throw new IllegalStateException("refused: " + refused);
        };
    System.out.println("Ada has " + claim.facts().units().size() + " tickets");

    while (office.invoices().of(claim.id()).isEmpty()) {
      Thread.sleep(PAUSE);
    }
    System.out.println("Ada's invoice is written");
  }

  private static boolean isAdmitted(BoxOffice office, EventId show, CustomerId fan) {
    return office.fairQueue().line().position(show, fan).orElseThrow().entry()
        instanceof QueueEntry.Admitted;
  }
}
