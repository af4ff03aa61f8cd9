package io.fairqueue.tck.contract.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventDetails;
import io.fairqueue.domain.OrganizerId;
import io.fairqueue.domain.SalePolicy;
import io.fairqueue.domain.Storefront;
import io.fairqueue.port.EventQuery;
import io.fairqueue.port.EventQuery.ShownStatus;
import io.fairqueue.port.EventQuery.Sort;
import io.fairqueue.port.Page;
import io.fairqueue.port.PageRequest;
import io.fairqueue.tck.fixture.Fixtures;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Lists of events. Each test searches for a word that only its own events bear. */
abstract class EventListExamples extends EventSuite {

  private static final PageRequest ALL = new PageRequest(1, 100);

  private final String word = "w" + UUID.randomUUID().toString().replace("-", "");

  @Test
  @Tag("B5")
  void aSearchLooksIntoNameAndVenueWithoutCase() {
    Event.Active named = onSale("The " + word + " Show", "Hall", null);
    Event.Active housed = onSale("Show", word + " Hall", null);
    onSale("Show", "Hall", null);

    assertThat(names(search(word.toUpperCase(Locale.ROOT), Sort.NAME)))
        .containsExactlyInAnyOrder(named.details().name(), housed.details().name());
  }

  @Test
  @Tag("B5")
  void wildcardsAreLiteral() {
    onSale(word + " 100% off_season \\ x", null, null);
    onSale(word + " 100 offXseason", null, null);

    assertThat(search(word + " 100%", Sort.NAME).total()).isEqualTo(1);
    assertThat(search("off_season \\ x", Sort.NAME).data())
        .anyMatch(each -> each.details().name().startsWith(word));
    assertThat(search(word + "%", Sort.NAME).total()).isZero();
    assertThat(search(word + "_", Sort.NAME).total()).isZero();
  }

  @Test
  @Tag("B5")
  void theListIsSortedAndEventsWithoutAStartComeLast() {
    Instant start = Fixtures.SALE_END.plusSeconds(100);
    onSale(word + " b", null, start);
    onSale(word + " c", null, null);
    onSale(word + " a", null, start.plusSeconds(1));

    assertThat(sorted(Sort.NAME)).containsExactly("a", "b", "c");
    assertThat(sorted(Sort.NAME_DESC)).containsExactly("c", "b", "a");
    assertThat(sorted(Sort.STARTS_AT)).containsExactly("b", "a", "c");
    assertThat(sorted(Sort.STARTS_AT_DESC)).containsExactly("a", "b", "c");
  }

  @Test
  @Tag("B3")
  void pagesJoinWithoutAGapOrARepetition() {
    for (int i = 0; i < 5; i++) {
      onSale(word, null, null);
    }

    Page<Event> first = list(word, null, new PageRequest(1, 2));
    Page<Event> second = list(word, null, new PageRequest(2, 2));
    Page<Event> third = list(word, null, new PageRequest(3, 2));

    assertThat(List.of(first.data().size(), second.data().size(), third.data().size()))
        .containsExactly(2, 2, 1);
    assertThat(List.of(first.total(), second.total(), third.total())).containsOnly(5L);
    assertThat(third.hasMore()).isFalse();
    assertThat(
            List.of(first, second, third).stream()
                .flatMap(page -> page.data().stream())
                .map(Event::id))
        .doesNotHaveDuplicates()
        .hasSize(5);
    assertThat(list(word, null, new PageRequest(10_000, 100)).data()).isEmpty();
  }

  @Test
  @Tag("C3")
  @Tag("N25")
  void soldOutIsWhatHasNoFreeUnit() {
    Event.Active full = onSale(word + " full", null, null);
    Event.Active open = onSale(word + " open", null, null);
    given().held(full.id(), START);

    assertThat(list(word, ShownStatus.SOLD_OUT, ALL).data()).containsExactly(full);
    assertThat(list(word, ShownStatus.ACTIVE, ALL).data()).containsExactly(open);
  }

  @Test
  void theListIsFilteredByStatus() {
    Event.Active active = onSale(word, null, null);
    Event paused = change(active, active.pause(START));
    Event.Active other = onSale(word, null, null);
    Event ended = change(other, other.end(START));

    assertThat(list(word, ShownStatus.PAUSED, ALL).data()).containsExactly(paused);
    assertThat(list(word, ShownStatus.ENDED, ALL).data()).containsExactly(ended);
    assertThat(list(word, ShownStatus.CANCELLED, ALL).data()).isEmpty();
  }

  @Test
  void theListIsFilteredBySeveralStatuses() {
    Event.Active full = onSale(word + " full", null, null);
    Event.Active open = onSale(word + " open", null, null);
    Event.Active other = onSale(word + " paused", null, null);
    Event paused = change(other, other.pause(START));
    Event.Active last = onSale(word + " ended", null, null);
    Event ended = change(last, last.end(START));
    given().held(full.id(), START);

    assertThat(list(ShownStatus.ACTIVE, ShownStatus.SOLD_OUT, ShownStatus.PAUSED))
        .containsExactlyInAnyOrder(full, open, paused);
    assertThat(list(ShownStatus.SOLD_OUT, ShownStatus.ENDED))
        .containsExactlyInAnyOrder(full, ended);
    assertThat(list(ShownStatus.ACTIVE, ShownStatus.ENDED)).containsExactlyInAnyOrder(open, ended);
  }

  private List<Event> list(ShownStatus... statuses) {
    return events()
        .list(new EventQuery(word, Set.of(statuses), null, false, Sort.STARTS_AT, ALL))
        .data();
  }

  @Test
  @Tag("A9")
  void aDraftIsShownToItsOwnerAndAdminsOnly() {
    Event.Draft draft = given().draft(details(word, null, null));
    OrganizerId owner = draft.facts().organizerId();

    assertThat(viewed(null, false)).isEmpty();
    assertThat(viewed(given().organizer(), false)).isEmpty();
    assertThat(viewed(owner, false)).containsExactly(draft);
    assertThat(viewed(null, true)).containsExactly(draft);
  }

  @Test
  @Tag("A9")
  void anOrganizersOwnEventsAreListedAlone() {
    Event.Draft draft = given().draft(details(word, null, null));
    Event.Active open = onSale(word, null, null);

    assertThat(mine(draft.facts().organizerId(), false)).containsExactly(draft);
    assertThat(mine(draft.facts().organizerId(), true)).containsExactly(draft);
    assertThat(mine(open.facts().organizerId(), false)).containsExactly(open);
    assertThat(mine(null, true)).isEmpty();
  }

  private List<Event> mine(@Nullable OrganizerId viewer, boolean allDrafts) {
    return events()
        .list(new EventQuery(word, Set.of(), viewer, allDrafts, true, Sort.NAME, ALL))
        .data();
  }

  private List<Event> viewed(@Nullable OrganizerId viewer, boolean allDrafts) {
    return events().list(new EventQuery(word, Set.of(), viewer, allDrafts, Sort.NAME, ALL)).data();
  }

  private Page<Event> search(String text, Sort sort) {
    return events().list(new EventQuery(text, Set.of(), null, false, sort, ALL));
  }

  private Page<Event> list(String text, @Nullable ShownStatus status, PageRequest page) {
    Set<ShownStatus> statuses = status == null ? Set.of() : Set.of(status);
    return events().list(new EventQuery(text, statuses, null, false, Sort.STARTS_AT, page));
  }

  private List<String> sorted(Sort sort) {
    return search(word, sort).data().stream()
        .map(each -> each.details().name().substring(word.length() + 1))
        .toList();
  }

  private static List<String> names(Page<Event> page) {
    return page.data().stream().map(each -> each.details().name()).toList();
  }

  private Event.Active onSale(String name, @Nullable String venue, @Nullable Instant startsAt) {
    return given().onSale(details(name, venue, startsAt));
  }

  private static EventDetails details(
      String name, @Nullable String venue, @Nullable Instant startsAt) {
    return new EventDetails(
        name,
        null,
        venue,
        null,
        startsAt,
        null,
        Fixtures.SALE_START,
        Fixtures.SALE_END,
        Fixtures.CURRENCY,
        List.of(Fixtures.general("All", 1, 1)),
        SalePolicy.defaults(),
        Storefront.NONE);
  }
}
