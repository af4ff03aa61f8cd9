package io.fairqueue.tck.contract.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.identity.SignIn;
import io.fairqueue.port.identity.SignInStore;
import io.fairqueue.tck.contract.StoresSuite;
import io.fairqueue.tck.fixture.Race;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What every {@link SignInStore} does. */
@Tag("I22")
public abstract class SignInStoreContract extends StoresSuite {

  private static final Duration LIFE = Duration.ofHours(24);

  @Test
  void aFansSignInsAreListedTheNewestFirst() {
    CustomerId fan = given().customer();
    SignIn first = signIn(fan, 0, START);
    SignIn second =
        new SignIn(UUID.randomUUID(), fan, 0, null, null, START.plusSeconds(1), START.plus(LIFE));
    signIns().record(first);
    signIns().record(second);
    signIns().record(second);
    signIns().record(signIn(given().customer(), 0, START));

    assertThat(signIns().live(fan, START)).containsExactly(second, first);
    assertThat(signIns().live(given().customer(), START)).isEmpty();
  }

  @Test
  void onlySessionsThatLiveAreListed() {
    CustomerId fan = given().customer();
    SignIn kept = signIn(fan, 0, START);
    SignIn other = signIn(fan, 0, START);
    SignIn ended = signIn(fan, 0, START);
    SignIn later = signIn(fan, 1, START.plusSeconds(5));
    for (SignIn each : new SignIn[] {kept, other, ended}) {
      signIns().record(each);
    }
    stores().sessions().end(ended.session(), ended.expiresAt(), START);
    assertThat(signIns().live(fan, START)).containsExactlyInAnyOrder(kept, other);

    stores().customers().setPassword(fan, null, "$new$", kept.session(), START);
    signIns().record(later);
    assertThat(signIns().live(fan, START)).containsExactly(later, kept);

    assertThat(signIns().live(fan, kept.expiresAt())).containsExactly(later);
    stores().customers().setDisabled(fan, true, START);
    assertThat(signIns().live(fan, START)).isEmpty();
  }

  @Test
  @Tag("N67")
  void whatIsOverIsForgotten() {
    CustomerId fan = given().customer();
    SignIn over = signIn(fan, 0, START);
    SignIn living = signIn(fan, 0, START.plusSeconds(1));
    signIns().record(over);
    signIns().record(living);

    while (signIns().prune(over.expiresAt(), 100) == 100) {
      // the suite's other rows
    }

    assertThat(signIns().live(fan, START)).containsExactly(living);
    assertThat(signIns().prune(over.expiresAt(), 100)).isZero();
  }

  @Test
  @Tag("B1")
  void withTheAccountItsSignInsGo() {
    for (int i = 0; i < 20; i++) {
      CustomerId fan = given().customer();
      signIns().record(signIn(fan, 0, START));
      SignIn late = signIn(fan, 0, START);

      Race.of(
          2,
          runner -> {
            if (runner == 0) {
              return stores().customers().delete(fan, START);
            }
            signIns().record(late);
            return true;
          });

      assertThat(signIns().live(fan, START)).isEmpty();
    }
    CustomerId gone = given().customer();
    stores().customers().delete(gone, START);
    signIns().record(signIn(gone, 0, START));
    assertThat(signIns().live(gone, START)).isEmpty();
  }

  private SignInStore signIns() {
    return stores().signIns();
  }

  private static SignIn signIn(CustomerId fan, int epoch, Instant at) {
    return new SignIn(UUID.randomUUID(), fan, epoch, "DE", "curl/8.5", at, at.plus(LIFE));
  }
}
