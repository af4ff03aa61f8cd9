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
    RecentEntries recent = new RecentEntries(RecentEntries.WAYS);
    var crowd = IntStream.range(0, 100).mapToObj(i -> facts()).toList();
    crowd.forEach(recent::put);

    assertThat(crowd)
        .filteredOn(each -> recent.get(event, each.customerId()) != null)
        .hasSize(RecentEntries.WAYS)
        .allSatisfy(each -> assertThat(recent.get(event, each.customerId())).isEqualTo(each));
  }

  @Test
  void whoJoinedFirstMakesRoom() {
    RecentEntries recent = new RecentEntries(RecentEntries.WAYS);
    EntryFacts first = facts(Instant.EPOCH);
    EntryFacts late = facts(Instant.EPOCH.plusSeconds(2));
    recent.put(late);
    recent.put(first);
    IntStream.range(2, RecentEntries.WAYS)
        .forEach(i -> recent.put(facts(Instant.EPOCH.plusSeconds(1))));
    recent.put(facts(Instant.EPOCH.plusSeconds(3)));

    assertThat(recent.get(event, first.customerId())).isNull();
    assertThat(recent.get(event, late.customerId())).isEqualTo(late);
  }

  @Test
  void whatWasPutTwiceTakesOneSlot() {
    RecentEntries recent = new RecentEntries(RecentEntries.WAYS);
    var crowd = IntStream.range(0, RecentEntries.WAYS).mapToObj(i -> facts()).toList();
    crowd.forEach(recent::put);
    crowd.forEach(recent::put);

    assertThat(crowd).allMatch(each -> recent.get(event, each.customerId()) != null);
  }

  @Test
  void aCrowdOfAQuarterOfTheSlotsIsRemembered() {
    RecentEntries recent = new RecentEntries(1 << 14);
    var crowd = IntStream.range(0, 1 << 12).mapToObj(i -> facts()).toList();
    crowd.forEach(recent::put);

    assertThat(crowd)
        .filteredOn(each -> recent.get(event, each.customerId()) == null)
        .hasSizeLessThan(crowd.size() / 50);
  }

  @Test
  void sizesArePowersOfTwo() {
    assertThatThrownBy(() -> new RecentEntries(12)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new RecentEntries(2)).isInstanceOf(IllegalArgumentException.class);
  }

  private EntryFacts facts() {
    return facts(Instant.EPOCH);
  }

  private EntryFacts facts(Instant joinedAt) {
    return new EntryFacts(
        new EntryId(UUID.randomUUID()), event, new CustomerId(UUID.randomUUID()), 1, 1, joinedAt);
  }
}
