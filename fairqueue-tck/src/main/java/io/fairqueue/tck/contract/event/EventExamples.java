package io.fairqueue.tck.contract.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairqueue.domain.EntryRules;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventDetails;
import io.fairqueue.domain.EventFacts;
import io.fairqueue.domain.ReturnUrl;
import io.fairqueue.domain.SalePolicy;
import io.fairqueue.domain.Seating;
import io.fairqueue.domain.Storefront;
import io.fairqueue.domain.Theme;
import io.fairqueue.domain.Tier;
import io.fairqueue.domain.TierAvailability;
import io.fairqueue.domain.TierId;
import io.fairqueue.domain.Translation;
import io.fairqueue.port.EventStore.ReviseOutcome;
import io.fairqueue.port.StoreDataException;
import io.fairqueue.tck.fixture.Fixtures;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Storing, changing and deleting events. */
abstract class EventExamples extends EventSuite {

  @Test
  @Tag("C1")
  @Tag("N37")
  void anEventIsReadBackAsItWasStored() {
    SalePolicy policy =
        new SalePolicy(
            Duration.ofSeconds(11),
            Duration.ofSeconds(12),
            13,
            OptionalInt.of(14),
            OptionalInt.of(15),
            1.75,
            16,
            Duration.ofSeconds(17),
            18,
            22,
            Duration.ofSeconds(190),
            new EntryRules(true, OptionalInt.of(20), OptionalInt.of(21)));
    Storefront front =
        new Storefront(
            slug(),
            List.of(new ReturnUrl("https://shop.example/a"), new ReturnUrl("http://localhost:81")),
            new Theme("#0a1B2c", "Doors at seven"),
            "de-AT",
            Map.of(
                "de", new Translation("Das Konzert", null), "ar", new Translation(null, "حفلة")));
    EventDetails details =
        Fixtures.details(
                policy,
                Fixtures.general("Standing", 3, 0),
                Fixtures.general("Balcony", 2, 999_999_999_999L),
                new Tier(new TierId(UUID.randomUUID()), "Stalls", Seating.RESERVED, 40, 1))
            .edit()
            .storefront(front)
            .build();
    Instant created = START.plusNanos(123_456_000);
    Event.Draft draft =
        new Event.Draft(
            new EventFacts(newId(), given().organizer(), details, created, created, 0, 0));

    events().insert(draft);

    Event found = event(draft.id());
    assertThat(found).isInstanceOf(Event.Draft.class);
    assertThat(found.facts().organizerId()).isEqualTo(draft.facts().organizerId());
    assertThat(found.facts().createdAt()).isEqualTo(created);
    assertThat(found.facts().updatedAt()).isEqualTo(created);
    assertThat(found.details()).isEqualTo(details);
  }

  @Test
  @Tag("N37")
  void whatWasLeftOutStaysOut() {
    EventDetails bare =
        new EventDetails(
            "Bare",
            null,
            null,
            null,
            null,
            null,
            Fixtures.SALE_START,
            Fixtures.SALE_END,
            Fixtures.CURRENCY,
            List.of(Fixtures.general("All", 1, 1)),
            SalePolicy.defaults(),
            Storefront.NONE);

    assertThat(event(given().draft(bare).id()).details()).isEqualTo(bare);
  }

  @Test
  @Tag("C1")
  void anEventIsFoundByItsSlugWhileItHasIt() {
    String slug = slug();
    Event.Draft draft = given().draft(called(slug));

    assertThat(events().findBySlug(slug)).contains(draft.id());

    EventDetails nameless = draft.details().edit().storefront(Storefront.NONE).build();
    assertThat(events().revise(draft, nameless, LATER)).isEqualTo(new ReviseOutcome.Revised());
    assertThat(events().findBySlug(slug)).isEmpty();
    assertThat(given().draft(called(slug)).details().storefront().slug()).isEqualTo(slug);
  }

  @Test
  @Tag("C1")
  void ofTwoEventsOneHasASlug() {
    String slug = slug();
    Event.Draft first = given().draft(called(slug));
    Event.Draft second = given().draft(Fixtures.details(3));
    Event.Draft third =
        new Event.Draft(
            new EventFacts(newId(), given().organizer(), called(slug), START, START, 0, 0));

    assertThat(events().insert(third)).isFalse();
    assertThat(events().find(third.id())).isEmpty();
    EventDetails wanted =
        second
            .details()
            .edit()
            .tiers(List.of(tier(second, 5, 1)))
            .storefront(called(slug).storefront())
            .build();
    assertThat(events().revise(second, wanted, LATER)).isEqualTo(new ReviseOutcome.SlugTaken());
    assertThat(event(second.id())).isEqualTo(second);
    assertThat(stock(second.id())).isEqualTo(stock(3, 0, 0));

    EventDetails renamed = first.details().edit().name("Other").build();
    assertThat(events().revise(first, renamed, LATER)).isEqualTo(new ReviseOutcome.Revised());
    assertThat(events().deleteDraft(first.id())).isTrue();
    assertThat(events().revise(second, wanted, LATER)).isEqualTo(new ReviseOutcome.Revised());
    assertThat(events().findBySlug(slug)).contains(second.id());
  }

  private static EventDetails called(String slug) {
    return Fixtures.details(2)
        .edit()
        .storefront(new Storefront(slug, List.of(), Theme.NONE, null, Map.of()))
        .build();
  }

  private static String slug() {
    return "e-" + UUID.randomUUID();
  }

  @Test
  @Tag("C10")
  @Tag("N56")
  void rightAfterInsertAllGeneralPlacesAreFree() {
    Tier standing = Fixtures.general("Standing", 30, 100);
    Tier seats = new Tier(new TierId(UUID.randomUUID()), "Seats", Seating.RESERVED, 50, 200);
    Event.Draft draft = given().draft(Fixtures.details(SalePolicy.defaults(), standing, seats));

    assertThat(events().availability(draft.id()))
        .containsExactlyInAnyOrder(
            new TierAvailability(standing.id(), 30, 30, 0, 0),
            new TierAvailability(seats.id(), 0, 0, 0, 0));
  }

  @Test
  void anEventIsStoredOnce() {
    Event.Draft draft = given().draft(Fixtures.details(4));

    assertThatThrownBy(() -> events().insert(draft)).isInstanceOf(StoreDataException.class);
    assertThat(event(draft.id())).isEqualTo(draft);
    assertThat(stock(draft.id())).isEqualTo(stock(4, 0, 0));
  }

  @Test
  void whatIsNotThereIsNotFound() {
    assertThat(events().find(newId())).isEmpty();
    assertThat(events().availability(newId())).isEmpty();
    assertThat(events().deleteDraft(newId())).isFalse();
  }

  @Test
  @Tag("C2")
  void eachStateIsReadBackAsItWasStored() {
    Event.Active active = given().onSale(1);
    Instant now = START.plusSeconds(5);

    Event.Paused paused = (Event.Paused) change(active, active.pause("A storm", now));
    assertThat(paused.pausedAt()).isEqualTo(now);
    assertThat(paused.reason()).isEqualTo("A storm");
    assertThat(paused.facts().updatedAt()).isEqualTo(now);
    Event.Active resumed = (Event.Active) change(paused, paused.resume(now));
    Event.Ended ended = (Event.Ended) change(resumed, resumed.end(now));
    Event.Cancelled cancelled = (Event.Cancelled) change(ended, ended.cancel("Storm", now));
    assertThat(cancelled.reason()).isEqualTo("Storm");
    assertThat(cancelled.facts().version()).isGreaterThan(active.facts().version() + 3);
  }

  @Test
  @Tag("C2")
  void aChangeOfWhatWasReadBeforeAnotherChangeIsLost() {
    Event.Active read = given().onSale(1);
    Event paused = change(read, read.pause(START));

    assertThat(events().replace(read, read.end(START))).isFalse();
    assertThat(event(read.id())).isEqualTo(paused);
  }

  @Test
  void anEventThatIsNotThereCannotBeChanged() {
    Event.Draft unknown =
        new Event.Draft(
            new EventFacts(newId(), given().organizer(), Fixtures.details(1), START, START, 0, 0));

    assertThat(events().replace(unknown, unknown.activate(START))).isFalse();
    assertThat(events().find(unknown.id())).isEmpty();
  }

  @Test
  @Tag("C5")
  void detailsMayChange() {
    Event.Active read = given().onSale(2);
    EventDetails old = read.details();
    EventDetails details =
        old.edit()
            .name(old.name() + " II")
            .description(null)
            .venue("Elsewhere")
            .timeZone("America/St_Johns")
            .startsAt(null)
            .endsAt(null)
            .saleStart(old.saleStart().plusSeconds(1))
            .saleEnd(old.saleEnd().plusSeconds(1))
            .policy(SalePolicy.defaults())
            .build();
    EventFacts facts = read.facts();
    Event.Active changed =
        new Event.Active(
            new EventFacts(
                facts.id(),
                facts.organizerId(),
                details,
                facts.createdAt(),
                START.plusSeconds(1),
                facts.version(),
                facts.edition()));

    assertThat(change(read, changed).details()).isEqualTo(details);
  }

  @Test
  @Tag("C7")
  void aDraftIsDeletedWithAllThatIsItsOwn() {
    Event.Draft draft = given().draft(Fixtures.details(5));

    assertThat(events().deleteDraft(draft.id())).isTrue();

    assertThat(events().find(draft.id())).isEmpty();
    assertThat(events().availability(draft.id())).isEmpty();
    assertThat(events().deleteDraft(draft.id())).isFalse();
  }

  @Test
  @Tag("C7")
  void whatIsNoDraftAnyMoreIsNotDeleted() {
    Event.Active active = given().onSale(5);

    assertThat(events().deleteDraft(active.id())).isFalse();
    assertThat(event(active.id())).isEqualTo(active);
  }
}
