package io.fairqueue.tck.contract.account;

import static io.fairqueue.tck.fixture.Fixtures.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.domain.Customer;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.port.CustomerSession;
import io.fairqueue.port.SessionStore;
import io.fairqueue.tck.contract.StoresSuite;
import io.fairqueue.tck.fixture.Fixtures;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What every {@link SessionStore} does. */
@Tag("A18")
public abstract class SessionStoreContract extends StoresSuite {

  private static final Instant EXPIRES = START.plusSeconds(3_600);
  private static final Instant END_OF_ALL = Instant.parse("2999-01-01T00:00:00Z");

  @Test
  void anEndedSessionIsOverAndNoOther() {
    CustomerSession one = session(given().customer());
    CustomerSession other = new CustomerSession(one.customer(), UUID.randomUUID(), 0);

    sessions().end(one.id(), EXPIRES, START);
    sessions().end(one.id(), EXPIRES, START.plusSeconds(5));

    assertThat(sessions().isEnded(one.id())).isTrue();
    assertThat(sessions().isEnded(other.id())).isFalse();
    assertThat(sessions().live(List.of(one, other, other))).containsExactly(other);
    assertThat(sessions().live(List.of())).isEmpty();
  }

  @Test
  void onlySessionsOfTheAccountsEpochLive() {
    CustomerSession mine = session(given().customer());
    CustomerSession gone = session(given().customer());
    stores().customers().delete(gone.customer(), START);
    CustomerSession nobodys = session(new CustomerId(UUID.randomUUID()));
    CustomerSession older = new CustomerSession(mine.customer(), mine.id(), 1);

    assertThat(sessions().live(List.of(mine, gone, nobodys, older))).containsExactly(mine);
  }

  @Test
  void theFirstProofOfAMailBoxEndsAKeptSessionToo() {
    CustomerSession stranger = session(new CustomerId(UUID.randomUUID()));
    var email = Fixtures.email();
    stores()
        .customers()
        .insert(
            new Customer(stranger.customer(), email, "Ada", "$theirs$", false, 0, START, START));
    stores()
        .customers()
        .setPassword(stranger.customer(), "$theirs$", "$new$", stranger.id(), START);
    assertThat(sessions().live(List.of(stranger))).containsExactly(stranger);

    stores().customers().verifyEmail(email, new CustomerId(UUID.randomUUID()), START);

    assertThat(sessions().live(List.of(stranger))).isEmpty();
  }

  @Test
  void whatWasEndedIsForgottenWhenItWouldBeOver() {
    UUID early = UUID.randomUUID();
    UUID late = UUID.randomUUID();
    sessions().end(early, EXPIRES, START);
    sessions().end(late, EXPIRES.plusSeconds(60), START.plusSeconds(60));

    sessions().prune(EXPIRES.plusSeconds(1));
    assertThat(sessions().isEnded(early)).isFalse();
    assertThat(sessions().isEnded(late)).isTrue();
  }

  @Test
  void aGlimpseKnowsAtOnceWhatWasEndedHere() {
    CustomerSession one = session(given().customer());
    CustomerSession mine = session(given().customer());
    CustomerSession kept = new CustomerSession(mine.customer(), UUID.randomUUID(), 0);
    CustomerSession gone = session(given().customer());
    sessions().refresh();
    assertThat(sessions().peek(one)).contains(true);
    assertThat(sessions().peekEnded(one.id())).contains(false);

    sessions().end(one.id(), END_OF_ALL, START);
    stores().customers().setPassword(mine.customer(), null, "$new$", kept.id(), START);
    stores().customers().delete(gone.customer(), START);

    assertThat(sessions().peek(one)).contains(false);
    assertThat(sessions().peekEnded(one.id())).contains(true);
    assertThat(sessions().peek(mine)).contains(false);
    assertThat(sessions().peek(kept)).contains(true);
    assertThat(sessions().peek(new CustomerSession(mine.customer(), UUID.randomUUID(), 1)))
        .contains(true);
    assertThat(sessions().peek(gone)).contains(false);
  }

  private SessionStore sessions() {
    return stores().sessions();
  }

  private static CustomerSession session(CustomerId customer) {
    return new CustomerSession(customer, UUID.randomUUID(), 0);
  }
}
