package io.fairqueue.tck.contract.line;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EntryLimit;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.QueueEntry;
import io.fairqueue.port.LineStore.JoinOutcome;
import io.fairqueue.tck.fixture.Policies;
import io.fairqueue.tck.fixture.Race;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How many entries of one origin a line takes. */
abstract class LineLimitExamples extends LineSuite {

  private static final EntryLimit TWO_OF_HOME = new EntryLimit("network:home", 2);
  private static final EntryLimit ONE_OF_ADA = new EntryLimit("mailbox:ada", 1);

  @Test
  @Tag("D16")
  void moreEntriesOfOneOriginThanItsLimitAreRefused() {
    EventId event = newLine();
    assertJoins(event, TWO_OF_HOME);
    assertJoins(event, TWO_OF_HOME, ONE_OF_ADA);

    assertRefused(event, TWO_OF_HOME, TWO_OF_HOME);
    assertRefused(event, ONE_OF_ADA, ONE_OF_ADA);
    assertJoins(event, new EntryLimit("network:office", 2));
    assertJoins(event, new EntryLimit("network:home", 3));
    assertThat(reads().waiting(event)).isEqualTo(4);
    assertThat(numbers(join(event, 1, START))).containsExactly(5L);
  }

  @Test
  @Tag("D16")
  void anotherLineHasItsOwnCount() {
    assertJoins(newLine(), ONE_OF_ADA);
    assertJoins(newLine(), ONE_OF_ADA);
  }

  @Test
  @Tag("D16")
  void aFanInLineIsToldSoWhateverTheLimit() {
    EventId event = newLine();
    CustomerId fan = newCustomer();
    joinUnder(event, fan, ONE_OF_ADA);

    assertThat(joinUnder(event, fan, ONE_OF_ADA)).isInstanceOf(JoinOutcome.AlreadyInLine.class);
  }

  @Test
  @Tag("D16")
  void whoeverLeavesOrLapsesMakesRoom() {
    EventId event = newLine();
    CustomerId fan = newCustomer();
    joinUnder(event, fan, ONE_OF_ADA);
    lines().leave(event, fan, START);
    assertJoins(event, ONE_OF_ADA);

    admit(event, Policies.generous(), START);
    assertRefused(event, ONE_OF_ADA, ONE_OF_ADA);
    lines().close(event, START.plusSeconds(1));
    assertJoins(event, ONE_OF_ADA);
  }

  @Test
  @Tag("D16")
  void aLimitHoldsWhenAllJoinAtOnce() {
    EventId event = newLine();
    EntryLimit three = new EntryLimit("mailbox:me+i", 3);
    List<CustomerId> fans = newCustomers(60);

    List<JoinOutcome> outcomes = Race.of(60, i -> joinUnder(event, fans.get(i), three));

    assertThat(outcomes).filteredOn(JoinOutcome.Joined.class::isInstance).hasSize(3);
    assertThat(outcomes).filteredOn(JoinOutcome.TooManyEntries.class::isInstance).hasSize(57);
    assertThat(reads().waiting(event)).isEqualTo(3);
  }

  private QueueEntry.Waiting assertJoins(EventId event, EntryLimit... limits) {
    JoinOutcome outcome = joinUnder(event, newCustomer(), limits);
    assertThat(outcome).isInstanceOf(JoinOutcome.Joined.class);
    return ((JoinOutcome.Joined) outcome).entry();
  }

  private void assertRefused(EventId event, EntryLimit by, EntryLimit... limits) {
    assertThat(joinUnder(event, newCustomer(), limits))
        .isEqualTo(new JoinOutcome.TooManyEntries(by));
  }

  private JoinOutcome joinUnder(EventId event, CustomerId customer, EntryLimit... limits) {
    return lines().join(event, customer, List.of(limits), START);
  }
}
