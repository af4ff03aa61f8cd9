package io.fairqueue.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EntryFacts;
import io.fairqueue.domain.EntryId;
import io.fairqueue.domain.EventId;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RecentEntriesTest {

  private final EventId event = new EventId(UUID.randomUUID());

  @Test
  void whatWasPutIsThereForItsFanAndEventOnly() {
    RecentEntries recent = new RecentEntries(16);
    EntryFacts facts = facts();
    recent.put(facts);

    assertThat(recent.get(event, facts.customerId())).isEqualTo(facts);
    assertThat(recent.get(event, new CustomerId(UUID.randomUUID()))).isNull();
    assertThat(recent.get(new EventId(UUID.randomUUID()), facts.customerId())).isNull();
  }

  @Test
  void nobodyIsTakenForAnotherHoweverFewSlotsThereAre() {
    RecentEntries recent = new RecentEntries(1);
    EntryFacts first = facts();
    EntryFacts second = facts();
    recent.put(first);
    recent.put(second);

    assertThat(recent.get(event, first.customerId())).isNull();
    assertThat(recent.get(event, second.customerId())).isEqualTo(second);
  }

  @Test
  void aCrowdIsSpreadOverTheSlots() {
    RecentEntries recent = new RecentEntries(1 << 14);
    var crowd = IntStream.range(0, 1 << 12).mapToObj(i -> facts()).toList();
    crowd.forEach(recent::put);

    assertThat(crowd)
        .filteredOn(each -> recent.get(event, each.customerId()) != null)
        .hasSizeGreaterThan(crowd.size() * 3 / 4);
  }

  @Test
  void sizesArePowersOfTwo() {
    assertThatThrownBy(() -> new RecentEntries(12)).isInstanceOf(IllegalArgumentException.class);
  }

  private EntryFacts facts() {
    return new EntryFacts(
        new EntryId(UUID.randomUUID()),
        event,
        new CustomerId(UUID.randomUUID()),
        1,
        1,
        Instant.EPOCH);
  }
}
