package example.boxoffice;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fairqueue.domain.Claim;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EmailAddress;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.Money;
import io.fairqueue.domain.QueueEntry;
import io.fairqueue.port.ClaimStore.HoldOutcome;
import io.fairqueue.tck.server.TestPostgres;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Currency;
import java.util.OptionalLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The box office sells, and its own table knows. */
@Tag("I29")
class BoxOfficeIT {

  private static final Money FREE = new Money(0, Currency.getInstance("EUR"));

  private final String url = TestPostgres.freshDatabaseUrl();

  @Test
  void whatIsSoldIsInBothTables() throws SQLException {
    Claim sold;
    try (BoxOffice office = new BoxOffice(url)) {
      EventId show = office.open("Rosmersholm", 2, FREE);
      CustomerId ada = office.fairQueue().accounts().guest(new EmailAddress("ada@x.example")).id();
      var unused = office.fairQueue().line().join(show, ada);
      await().until(() -> isAdmitted(office, show, ada));

      sold = ((HoldOutcome.Held) office.fairQueue().claims().claim(show, ada, 2)).claim();
      await().until(() -> office.invoices().of(sold.id()).isPresent());
    }
    assertThat(count("select count(*) from invoices")).isEqualTo(1);
    assertThat(count("select count(*) from fairqueue.tickets")).isEqualTo(2);
    assertThat(
            count(
                "select count(*) from pg_stat_activity where application_name like 'fairq%'"
                    + " and datname = current_database()"))
        .as("connections left open")
        .isZero();

    try (BoxOffice again = new BoxOffice(url)) {
      assertThat(again.invoices().of(sold.id())).isEqualTo(OptionalLong.of(0));
    }
  }

  @Test
  void theFirstEveningGoesAsItIsTold() throws SQLException, InterruptedException {
    PrintStream before = System.out;
    var printed = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true, UTF_8));
    try {
      OpeningNight.main(new String[] {url});
    } finally {
      System.setOut(before);
    }

    assertThat(printed.toString(UTF_8).lines())
        .containsExactly(
            "Ada is number 1", "Ada is admitted", "Ada has 2 tickets", "Ada's invoice is written");
  }

  private static boolean isAdmitted(BoxOffice office, EventId show, CustomerId fan) {
    return office.fairQueue().line().position(show, fan).orElseThrow().entry()
        instanceof QueueEntry.Admitted;
  }

  private long count(String query) throws SQLException {
    try (var connection = DriverManager.getConnection(url);
        var statement = connection.createStatement();
        var row = statement.executeQuery(query)) {
      assertThat(row.next()).isTrue();
      return row.getLong(1);
    }
  }
}
