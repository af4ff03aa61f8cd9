package io.fairqueue;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.domain.EmailAddress;
import io.fairqueue.domain.Money;
import io.fairqueue.domain.OrganizerId;
import io.fairqueue.domain.QueueEntry;
import io.fairqueue.port.ClaimStore.HoldOutcome;
import java.time.Duration;
import java.util.Currency;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the README promises to embedders: the core alone is a working line. */
class EmbeddingTest {

  @Test
  void tenLinesAreAWorkingSale() {
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
    assertThat(ticket).isInstanceOf(HoldOutcome.Held.class);
    assertThat(tooEarly).isEqualTo(new HoldOutcome.NotAdmitted());
    assertThat(fairQueue.line().position(show, bob).orElseThrow().entry())
        .isInstanceOf(QueueEntry.Waiting.class);
  }
}
