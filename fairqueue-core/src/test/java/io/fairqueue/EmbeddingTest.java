package io.fairqueue;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.domain.EmailAddress;
import io.fairqueue.domain.Money;
import io.fairqueue.domain.OrganizerId;
import io.fairqueue.domain.QueueEntry;
import io.fairqueue.port.ClaimStore.HoldOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Currency;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the README promises to embedders: the core alone is a working line. */
class EmbeddingTest {

  @Test
  void tenLinesAreAWorkingSale() {
    // README: begin
    var fairQueue = FairQueue.builder().build();
    var owner = new OrganizerId(UUID.randomUUID());
    var free = new Money(0, Currency.getInstance("EUR"));
    var show = fairQueue.events().open(owner, "Midsummer Night", 1, free, Duration.ofHours(1));
    var ada = fairQueue.accounts().guest(new EmailAddress("ada@example.org")).id();
    var bob = fairQueue.accounts().guest(new EmailAddress("bob@example.org")).id();
    fairQueue.line().join(show, ada);
    fairQueue.line().join(show, bob);
    fairQueue.ticks().run(); // at most a second apart, from any scheduler
    var ticket = fairQueue.claims().claim(show, ada, 1); // Held: Ada was first
    var tooEarly = fairQueue.claims().claim(show, bob, 1); // Refused: one ticket, one admission
    // README: end
    assertThat(ticket).isInstanceOf(HoldOutcome.Held.class);
    assertThat(tooEarly).isEqualTo(new HoldOutcome.NotAdmitted());
    assertThat(fairQueue.line().position(show, bob).orElseThrow().entry())
        .isInstanceOf(QueueEntry.Waiting.class);
  }

  @Test
  void theReadmeShowsTheseVeryLines() throws IOException {
    Path source = Path.of("src/test/java/io/fairqueue/EmbeddingTest.java");
    String shown =
        Files.readAllLines(source).stream()
            .dropWhile(line -> !line.endsWith("// README: begin"))
            .skip(1)
            .takeWhile(line -> !line.endsWith("// README: end"))
            .map(String::strip)
            .collect(Collectors.joining("\n"));
    assertThat(shown.lines()).hasSizeLessThanOrEqualTo(11);
    assertThat(Files.readString(Path.of("..", "README.md"))).contains(shown);
  }
}
