package io.fairqueue.tck.contract.claim;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.domain.Claim;
import io.fairqueue.domain.ClaimId;
import io.fairqueue.domain.ClaimStatus;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventDetails;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.ListedClaim;
import io.fairqueue.domain.ReleaseReason;
import io.fairqueue.domain.SalePolicy;
import io.fairqueue.port.ClaimQuery;
import io.fairqueue.port.ClaimQuery.Sort;
import io.fairqueue.port.Cursor;
import io.fairqueue.port.Page;
import io.fairqueue.port.PageRequest;
import io.fairqueue.port.Slice;
import io.fairqueue.tck.fixture.Fixtures;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Lists of claims for organizers, and each fan's history. */
abstract class ClaimListExamples extends ClaimSuite {

  /** By age, then by id. */
  private static final Comparator<Claim> AGE =
      Comparator.<Claim, Instant>comparing(claim -> claim.facts().createdAt())
          .thenComparing(claim -> claim.id().toString());

  @Test
  @Tag("B5")
  @Tag("F11")
  @Tag("N49")
  void theListOfAnEventIsFilteredByStatus() {
    EventId event = given().onSale(20).id();
    List<Claim> all = oneOfEach(event);
    oneOfEach(given().onSale(20).id());

    assertThat(ids(list(event, null, Sort.CREATED_AT)))
        .containsExactlyInAnyOrderElementsOf(ids(all));
    for (ClaimStatus status : ClaimStatus.values()) {
      Page<ListedClaim> page = list(event, status, Sort.CREATED_AT);
      assertThat(claims(page))
          .containsExactly(
              all.stream().filter(claim -> claim.status() == status).findAny().orElseThrow());
      assertThat(page.total()).isEqualTo(1);
    }
  }

  @Test
  @Tag("B5")
  void theListIsSortedByAgeOrStateAndTiesGoByAgeThenId() {
    EventId event = given().onSale(20).id();
    List<Claim> all = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      all.add(given().held(event, START.plusSeconds(1)));
    }
    all.addAll(oneOfEach(event));
    Comparator<Claim> state = Comparator.comparing(claim -> claim.status().name());

    assertThat(ids(list(event, null, Sort.CREATED_AT))).isEqualTo(sorted(all, AGE));
    assertThat(ids(list(event, null, Sort.CREATED_AT_DESC))).isEqualTo(sorted(all, AGE.reversed()));
    assertThat(ids(list(event, null, Sort.STATUS)))
        .isEqualTo(sorted(all, state.thenComparing(AGE)));
    assertThat(ids(list(event, null, Sort.STATUS_DESC)))
        .isEqualTo(sorted(all, state.reversed().thenComparing(AGE)));
  }

  @Test
  @Tag("B3")
  void pagesJoinWithoutAGapOrARepetition() {
    EventId event = given().onSale(20).id();
    List<Claim> all = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      all.add(given().held(event, START));
    }

    List<ClaimId> joined = new ArrayList<>();
    for (int i = 1; i <= 3; i++) {
      Page<ListedClaim> page =
          claims().list(new ClaimQuery(event, null, Sort.CREATED_AT, new PageRequest(i, 2)));
      assertThat(page.total()).isEqualTo(5);
      assertThat(page.hasMore()).isEqualTo(i < 3);
      joined.addAll(ids(page));
    }
    assertThat(joined).isEqualTo(sorted(all, AGE));
    PageRequest far = new PageRequest(10_000, 100);
    assertThat(claims().list(new ClaimQuery(event, null, Sort.STATUS, far)).data()).isEmpty();
    assertThat(list(new EventId(unknownUnit().value()), null, Sort.STATUS).total()).isZero();
  }

  @Test
  @Tag("F11")
  void withoutAnEventTheListIsOfAllEvents() {
    Instant future = Instant.parse("2199-06-01T00:00:00Z");
    Claim one = given().held(openUntil(future).id(), future.minusSeconds(2));
    Claim other = given().held(openUntil(future).id(), future.minusSeconds(1));

    Page<ListedClaim> newest =
        claims().list(new ClaimQuery(null, null, Sort.CREATED_AT_DESC, new PageRequest(1, 2)));

    assertThat(claims(newest)).containsExactly(other, one);
    assertThat(newest.total()).isGreaterThanOrEqualTo(2);
    assertThat(claims(list(null, ClaimStatus.CLAIMED, Sort.CREATED_AT_DESC)))
        .startsWith(other, one);
  }

  @Test
  @Tag("B4")
  @Tag("F11")
  void aFansHistoryIsTheirOwnNewestFirst() {
    CustomerId fan = given().customer();
    EventId event = given().onSale(20).id();
    given().held(event, START);
    List<Claim> own = List.of(past(event, fan, 0), past(event, fan, 5), past(event, fan, 9));
    Claim live = given().held(event, fan, 1, START.plusSeconds(9));

    Slice<Claim> all = claims().history(fan, null, 100);

    List<Claim> expected = new ArrayList<>(own);
    expected.add(live);
    assertThat(all.data()).isEqualTo(expected.stream().sorted(AGE.reversed()).toList());
    assertThat(all.next()).isEmpty();
    assertThat(claims().history(given().customer(), null, 1))
        .isEqualTo(new Slice<>(List.of(), Optional.empty()));
  }

  @Test
  @Tag("B4")
  void aWalkThroughAHistoryMissesNothingAndRepeatsNothingThoughRowsAreAdded() {
    CustomerId fan = given().customer();
    EventId event = given().onSale(20).id();
    List<Claim> before = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      // Three at a time are made at the same instant, so that slices end between them.
      before.add(past(event, fan, i / 3));
    }

    List<Claim> walked = new ArrayList<>();
    Optional<Cursor> next = Optional.empty();
    do {
      Slice<Claim> slice = claims().history(fan, next.orElse(null), 2);
      walked.addAll(slice.data());
      next = slice.next();
      past(event, fan, 100 + walked.size());
      past(event, fan, 2);
    } while (next.isPresent());

    assertThat(ids(walked)).doesNotHaveDuplicates().containsAll(ids(before));
    assertThat(walked).isSortedAccordingTo(AGE.reversed());
  }

  @Test
  @Tag("B4")
  void aHistoryEndsWithItsLastRowWhateverTheSize() {
    CustomerId fan = given().customer();
    EventId event = given().onSale(20).id();
    past(event, fan, 0);
    past(event, fan, 0);
    past(event, fan, 1);

    assertThat(claims().history(fan, null, 3).next()).isEmpty();
    Slice<Claim> first = claims().history(fan, null, 2);
    assertThat(first.next()).contains(new Cursor(START, first.data().getLast().id().value()));
    Slice<Claim> rest = claims().history(fan, first.next().orElseThrow(), 2);
    assertThat(rest.data()).hasSize(1).doesNotContainAnyElementsOf(first.data());
    assertThat(rest.next()).isEmpty();
  }

  /** Claimed, confirmed, released and refunded, in this order. */
  private List<Claim> oneOfEach(EventId event) {
    Claim.Claimed held = given().held(event, START.plusSeconds(1));
    Claim.Confirmed sold = till().sell(event, 1, START.plusSeconds(2));
    Claim.Claimed released = given().held(event, START.plusSeconds(3));
    claims().release(released.id(), ReleaseReason.CUSTOMER, START.plusSeconds(3));
    Claim.Confirmed refunded = till().sell(event, 1, START.plusSeconds(4));
    stores()
        .payments()
        .refundSucceeded(till().requestRefund(refunded, START).id(), START.plusSeconds(5));
    return List.of(held, sold, claim(released.id()), claim(refunded.id()));
  }

  /** A claim that was made and let go this many seconds after the start. */
  private Claim past(EventId event, CustomerId fan, int seconds) {
    Instant now = START.plusSeconds(seconds);
    Claim.Claimed claim = given().held(event, fan, 1, now);
    claims().release(claim.id(), ReleaseReason.CUSTOMER, now);
    return claim(claim.id());
  }

  private Event.Active openUntil(Instant saleEnd) {
    EventDetails usual = Fixtures.details(SalePolicy.defaults(), Fixtures.general("All", 9, 1));
    return given().onSale(usual.edit().startsAt(null).endsAt(null).saleEnd(saleEnd).build());
  }

  private Page<ListedClaim> list(@Nullable EventId event, @Nullable ClaimStatus status, Sort sort) {
    return claims().list(new ClaimQuery(event, status, sort, FIRST_HUNDRED));
  }

  private static List<Claim> claims(Page<ListedClaim> page) {
    return page.data().stream().map(ListedClaim::claim).toList();
  }

  private static List<ClaimId> ids(Page<ListedClaim> page) {
    return ids(claims(page));
  }

  private static List<ClaimId> ids(List<Claim> claims) {
    return claims.stream().map(Claim::id).toList();
  }

  private static List<ClaimId> sorted(List<Claim> claims, Comparator<Claim> order) {
    return claims.stream().sorted(order).map(Claim::id).toList();
  }
}
