package io.fairqueue.tck.contract.staff;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.domain.OrganizerId;
import io.fairqueue.domain.staff.SecondFactor;
import io.fairqueue.port.staff.SecondFactorStore;
import io.fairqueue.tck.contract.StoresSuite;
import io.fairqueue.tck.fixture.Race;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What every {@link SecondFactorStore} does. */
@Tag("A8")
public abstract class SecondFactorStoreContract extends StoresSuite {

  private static final Set<String> RECOVERY = Set.of("one", "two");

  @Test
  void whatIsOfferedIsAskedForOnceItIsConfirmed() {
    OrganizerId who = given().organizer();
    assertThat(factors().find(who)).isEmpty();

    assertThat(factors().offer(who, "first", RECOVERY, START)).isTrue();
    assertThat(factors().find(who)).contains(new SecondFactor(who, "first", RECOVERY, null));
    assertThat(factors().offer(who, "second", Set.of("three"), START)).isTrue();
    assertThat(factors().confirm(who, "first", 7, START)).isFalse();
    assertThat(factors().confirm(who, "second", 7, START.plusSeconds(1))).isTrue();

    assertThat(factors().find(who))
        .contains(new SecondFactor(who, "second", Set.of("three"), START.plusSeconds(1)));
    assertThat(factors().confirm(who, "second", 8, START)).isFalse();
    assertThat(factors().offer(who, "third", RECOVERY, START)).isFalse();
    assertThat(factors().find(given().organizer())).isEmpty();
  }

  @Test
  void nothingIsKeptForAnAccountThatThereIsNot() {
    OrganizerId nobody = new OrganizerId(UUID.randomUUID());

    assertThat(factors().offer(nobody, "sealed", RECOVERY, START)).isFalse();
    assertThat(factors().confirm(nobody, "sealed", 1, START)).isFalse();
    assertThat(factors().useStep(nobody, 1)).isFalse();
    assertThat(factors().useRecovery(nobody, "one")).isFalse();
    assertThat(factors().remove(nobody)).isFalse();
    assertThat(factors().find(nobody)).isEmpty();
  }

  @Test
  void aCodeIsGoodOnceAndNoneIsAfterALaterOne() {
    OrganizerId who = confirmed(7);

    assertThat(factors().useStep(who, 7)).isFalse();
    assertThat(factors().useStep(who, 9)).isTrue();
    assertThat(factors().useStep(who, 9)).isFalse();
    assertThat(factors().useStep(who, 8)).isFalse();
    assertThat(factors().useStep(who, 10)).isTrue();
  }

  @Test
  void aRecoveryCodeIsGoodOnce() {
    OrganizerId who = confirmed(7);

    assertThat(factors().useRecovery(who, "none of them")).isFalse();
    assertThat(factors().useRecovery(who, "one")).isTrue();
    assertThat(factors().useRecovery(who, "one")).isFalse();
    assertThat(factors().find(who).orElseThrow().recovery()).containsExactly("two");
  }

  @Test
  void whatIsNotConfirmedLetsNobodyIn() {
    OrganizerId who = given().organizer();
    factors().offer(who, "sealed", RECOVERY, START);

    assertThat(factors().useStep(who, 9)).isFalse();
    assertThat(factors().useRecovery(who, "one")).isFalse();
  }

  @Test
  void whatIsRemovedIsNotAskedForAndMayBeOfferedAgain() {
    OrganizerId who = confirmed(7);

    assertThat(factors().remove(who)).isTrue();
    assertThat(factors().remove(who)).isFalse();

    assertThat(factors().find(who)).isEmpty();
    assertThat(factors().useRecovery(who, "two")).isFalse();
    assertThat(factors().offer(who, "again", RECOVERY, START)).isTrue();
    assertThat(factors().confirm(who, "again", 1, START)).isTrue();
  }

  @Test
  void ofManyWhoShowOneCodeAtOnceOneComesIn() {
    OrganizerId who = confirmed(7);

    assertThat(Race.of(16, runner -> factors().useStep(who, 9))).containsOnlyOnce(true);
    assertThat(Race.of(16, runner -> factors().useRecovery(who, "one"))).containsOnlyOnce(true);
    OrganizerId other = given().organizer();
    factors().offer(other, "sealed", RECOVERY, START);
    assertThat(Race.of(16, runner -> factors().confirm(other, "sealed", 1, START)))
        .containsOnlyOnce(true);
  }

  private OrganizerId confirmed(long step) {
    OrganizerId who = given().organizer();
    factors().offer(who, "sealed", RECOVERY, START);
    assertThat(factors().confirm(who, "sealed", step, START)).isTrue();
    return who;
  }

  private SecondFactorStore factors() {
    return stores().secondFactors();
  }
}
