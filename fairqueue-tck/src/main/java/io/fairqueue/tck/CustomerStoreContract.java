package io.fairqueue.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.domain.Customer;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EmailAddress;
import io.fairqueue.port.CustomerStore;
import io.fairqueue.port.SessionsEnded;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What every {@link CustomerStore} does. */
public abstract class CustomerStoreContract extends StoresSuite {

  private static final Instant LATER = START.plusSeconds(90);

  @Test
  @Tag("N37")
  void anAccountIsReadBackAsItWasStored() {
    Customer full =
        new Customer(newId(), Fixtures.email(), "Ada", "$argon$", true, 7, START, LATER);
    Customer bare = new Customer(newId(), Fixtures.email(), null, null, false, 0, START, START);

    for (Customer customer : List.of(full, bare)) {
      assertThat(customers().insert(customer)).isTrue();
      assertThat(customers().find(customer.id())).contains(customer);
      assertThat(customers().findByEmail(customer.email())).contains(customer);
    }
  }

  @Test
  void whoIsNotThereIsNotFound() {
    assertThat(customers().find(newId())).isEmpty();
    assertThat(customers().findByEmail(Fixtures.email())).isEmpty();
    assertThat(customers().rename(newId(), "Ada", START)).isEmpty();
    assertThat(customers().delete(newId(), START)).isFalse();
    assertThat(customers().rehash(newId(), "a", "b", START)).isFalse();
  }

  @Test
  @Tag("A3")
  @Tag("A13")
  void ofManyWhoRegisterOneMailAddressOneWins() {
    EmailAddress email = Fixtures.email();
    EmailAddress shouted = new EmailAddress(email.value().toUpperCase(Locale.ROOT));

    List<Boolean> won =
        Race.of(
            50,
            i ->
                customers()
                    .insert(
                        new Customer(
                            newId(),
                            i % 2 == 0 ? email : shouted,
                            "Ada",
                            "hash" + i,
                            false,
                            0,
                            START,
                            START)));

    assertThat(won).containsOnlyOnce(true);
    assertThat(customers().findByEmail(email).orElseThrow().passwordHash())
        .isEqualTo("hash" + won.indexOf(true));
  }

  @Test
  @Tag("A4")
  @Tag("A13")
  void theFirstCodeMakesOneAccount() {
    EmailAddress email = Fixtures.email();

    List<CustomerId> ids = Race.of(12, i -> customers().findOrCreate(email, newId(), START).id());

    assertThat(ids.stream().distinct()).hasSize(1);
    Customer created = customers().findByEmail(email).orElseThrow();
    assertThat(created.id()).isEqualTo(ids.getFirst());
    assertThat(created.name()).isNull();
    assertThat(created.passwordHash()).isNull();
    assertThat(created.emailVerified()).isFalse();
    assertThat(created.createdAt()).isEqualTo(START);
  }

  @Test
  @Tag("A4")
  void verifyingAnUnknownAddressMakesAVerifiedAccount() {
    EmailAddress email = Fixtures.email();
    CustomerId id = newId();

    Customer verified = customers().verifyEmail(email, id, START);

    assertThat(verified.id()).isEqualTo(id);
    assertThat(verified.emailVerified()).isTrue();
    assertThat(customers().find(id)).contains(verified);
  }

  @Test
  @Tag("A14")
  void theFirstProofOfAMailBoxEndsWhatSomebodyElseSetUp() {
    Customer hijacked = stored("$theirs$", false);

    Customer verified = customers().verifyEmail(hijacked.email(), newId(), LATER);

    assertThat(verified.id()).isEqualTo(hijacked.id());
    assertThat(verified.passwordHash()).isNull();
    assertThat(verified.emailVerified()).isTrue();
    assertThat(verified.sessionEpoch()).isGreaterThan(hijacked.sessionEpoch());
    assertThat(customers().find(hijacked.id())).contains(verified);
    assertThat(customers().verifyEmail(hijacked.email(), newId(), LATER)).isEqualTo(verified);
  }

  @Test
  @Tag("A14")
  void aVerifiedAccountKeepsItsPasswordAndSessions() {
    Customer customer = stored("$mine$", true);

    assertThat(customers().verifyEmail(customer.email(), newId(), LATER)).isEqualTo(customer);
  }

  @Test
  @Tag("A2")
  void aPasswordHashIsReplacedIfItIsStillTheOldOne() {
    Customer customer = stored("old", true);

    assertThat(customers().rehash(customer.id(), "other", "new", LATER)).isFalse();
    assertThat(customers().rehash(customer.id(), "old", "new", LATER)).isTrue();
    assertThat(customers().rehash(customer.id(), "old", "newer", LATER)).isFalse();
    assertThat(customers().find(customer.id()).orElseThrow().passwordHash()).isEqualTo("new");
  }

  @Test
  @Tag("B1")
  void aNameChanges() {
    Customer customer = stored(null, true);

    Customer renamed = customers().rename(customer.id(), "Grace", LATER).orElseThrow();

    assertThat(renamed.name()).isEqualTo("Grace");
    assertThat(renamed.updatedAt()).isEqualTo(LATER);
    assertThat(renamed.email()).isEqualTo(customer.email());
    assertThat(customers().find(customer.id())).contains(renamed);
  }

  @Test
  @Tag("A10")
  @Tag("B1")
  void aDeletedAccountIsGoneAndItsMailAddressFree() {
    Customer customer = stored("hash", true);

    assertThat(customers().delete(customer.id(), LATER)).isTrue();

    assertThat(customers().delete(customer.id(), LATER)).isFalse();
    assertThat(customers().find(customer.id())).isEmpty();
    assertThat(customers().findByEmail(customer.email())).isEmpty();
    assertThat(customers().rename(customer.id(), "Ghost", LATER)).isEmpty();
    Customer next = customers().findOrCreate(customer.email(), newId(), LATER);
    assertThat(next.id()).isNotEqualTo(customer.id());
    assertThat(next.passwordHash()).isNull();
  }

  @Test
  @Tag("A10")
  void whoBoughtMayBeDeletedToo() {
    CustomerId fan = given().customer();
    given().held(given().onSale(1).id(), fan, 1, START);

    assertThat(customers().delete(fan, LATER)).isTrue();
    assertThat(customers().find(fan)).isEmpty();
  }

  @Test
  @Tag("A10")
  void whoseSessionsWereEndedIsTold() {
    Customer hijacked = stored("$argon$", false);
    Customer gone = stored("$argon$", true);
    CustomerId bystander = given().customer();
    customers().verifyEmail(hijacked.email(), newId(), LATER);
    customers().delete(gone.id(), LATER);

    assertThat(customers().sessionsEndedSince(LATER))
        .contains(
            new SessionsEnded(hijacked.id(), OptionalInt.of(4)),
            new SessionsEnded(gone.id(), OptionalInt.empty()))
        .noneMatch(each -> each.customer().equals(bystander));
    assertThat(customers().sessionsEndedSince(LATER.plusSeconds(1)))
        .noneMatch(each -> each.customer().equals(hijacked.id()))
        .noneMatch(each -> each.customer().equals(gone.id()));
  }

  /** Who never had a password never had a session that somebody else could have made. */
  @Test
  void provingAnAddressEndsNoSessionWhereNoneCanBe() {
    EmailAddress email = Fixtures.email();
    Customer asked = customers().findOrCreate(email, newId(), START);

    assertThat(customers().verifyEmail(email, newId(), LATER).sessionEpoch())
        .isEqualTo(asked.sessionEpoch());
  }

  @Test
  void epochsAreReadForManyAtOnce() {
    Customer one = stored(null, true);
    Customer other = stored(null, true);
    Customer gone = stored(null, true);
    customers().delete(gone.id(), LATER);

    assertThat(
            customers().sessionEpochs(List.of(one.id(), other.id(), one.id(), gone.id(), newId())))
        .isEqualTo(Map.of(one.id(), 3, other.id(), 3));
    assertThat(customers().sessionEpochs(List.of())).isEmpty();
  }

  private CustomerStore customers() {
    return stores().customers();
  }

  private Customer stored(@Nullable String passwordHash, boolean verified) {
    Customer customer =
        new Customer(newId(), Fixtures.email(), "Ada", passwordHash, verified, 3, START, START);
    assertThat(customers().insert(customer)).isTrue();
    return customer;
  }

  private static CustomerId newId() {
    return new CustomerId(UUID.randomUUID());
  }
}
