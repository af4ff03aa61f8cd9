package io.fairqueue.tck.door;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.FairQueue;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EmailAddress;
import io.fairqueue.domain.EntryRules;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.Network;
import io.fairqueue.line.Line;
import io.fairqueue.memory.MemoryStores;
import io.fairqueue.port.LineStore.JoinOutcome;
import io.fairqueue.port.Stores;
import io.fairqueue.tck.fixture.Fixtures;
import java.util.OptionalInt;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Which fans may join, and how often. */
@Tag("D16")
class EntryRulesTest {

  private static final OptionalInt NO_LIMIT = OptionalInt.empty();
  private static final Network HOME = new Network("203.0.113.7");

  private final Stores stores = new MemoryStores();
  private final FairQueue fairQueue =
      FairQueue.builder().stores(stores).time(() -> Fixtures.START).build();

  @Test
  void sixtyAddressesOfOneMailboxMakeOnePlace() {
    EventId event = onSale(new EntryRules(false, OptionalInt.of(1), NO_LIMIT));

    for (int i = 0; i < 60; i++) {
      Line.Joining result = fairQueue.line().join(event, verified("me+" + i + "@example.org"));
      if (i == 0) {
        assertThat(result).isInstanceOf(Line.Joining.InLine.class);
      } else {
        assertThat(result).extracting("reason").isInstanceOf(JoinOutcome.TooManyEntries.class);
      }
    }
    assertThat(fairQueue.line().join(event, verified("you@example.org")))
        .isInstanceOf(Line.Joining.InLine.class);
  }

  @Test
  void onlyAProvenAddressMayJoinWhereTheEventSaysSo() {
    EventId event = onSale(new EntryRules(true, NO_LIMIT, NO_LIMIT));
    CustomerId unproven = fairQueue.accounts().guest(new EmailAddress("a@example.org")).id();

    assertThat(fairQueue.line().join(event, unproven))
        .extracting("reason")
        .isInstanceOf(JoinOutcome.EmailNotVerified.class);
    assertThat(fairQueue.line().join(event, verified("b@example.org")))
        .isInstanceOf(Line.Joining.InLine.class);
  }

  @Test
  void aNetworkHasItsLimitWhereItIsKnown() {
    EventId event = onSale(new EntryRules(false, NO_LIMIT, OptionalInt.of(2)));

    for (int i = 0; i < 2; i++) {
      assertThat(fairQueue.line().join(event, verified("h" + i + "@example.org"), HOME))
          .isInstanceOf(Line.Joining.InLine.class);
    }
    CustomerId third = verified("h3@example.org");
    assertThat(fairQueue.line().join(event, third, HOME))
        .extracting("reason")
        .isInstanceOf(JoinOutcome.TooManyEntries.class);
    assertThat(fairQueue.line().join(event, third, new Network("203.0.113.8")))
        .isInstanceOf(Line.Joining.InLine.class);
    assertThat(fairQueue.line().join(event, verified("h4@example.org")))
        .isInstanceOf(Line.Joining.InLine.class);
  }

  private CustomerId verified(String address) {
    return stores
        .customers()
        .verifyEmail(new EmailAddress(address), new CustomerId(UUID.randomUUID()), Fixtures.START)
        .id();
  }

  private EventId onSale(EntryRules entries) {
    return new Fixtures(stores).onSale(entries).id();
  }
}
