package io.fairqueue.tck.contract.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.domain.Customer;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EmailAddress;
import io.fairqueue.domain.Profile;
import io.fairqueue.port.CustomerSession;
import io.fairqueue.port.CustomerStore;
import io.fairqueue.port.CustomerStore.EmailChange;
import io.fairqueue.port.EndedAccount;
import io.fairqueue.port.MailRecipient;
import io.fairqueue.port.ProfileChange;
import io.fairqueue.tck.contract.StoresSuite;
import io.fairqueue.tck.fixture.Fixtures;
import io.fairqueue.tck.fixture.Race;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
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
        new Customer(
            newId(),
            Fixtures.email(),
            "Ada",
            "$argon$",
            true,
            7,
            true,
            new Profile("fr", "https://pictures.example/ada"),
            START,
            LATER);
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
    assertThat(customers().change(newId(), ProfileChange.name("Ada"), START)).isEmpty();
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
  void whatAFanTellsChangesAndTheRestStays() {
    Customer customer = stored(null, true);

    Customer renamed =
        customers().change(customer.id(), ProfileChange.name("Grace"), LATER).orElseThrow();
    Customer told =
        customers()
            .change(
                customer.id(),
                new ProfileChange(null, true, "pt-BR", true, "https://pictures.example/1"),
                LATER)
            .orElseThrow();
    Customer photoless =
        customers()
            .change(customer.id(), new ProfileChange(null, false, null, true, null), LATER)
            .orElseThrow();

    assertThat(told.name()).isEqualTo("Grace");
    assertThat(told.profile()).isEqualTo(new Profile("pt-BR", "https://pictures.example/1"));
    assertThat(photoless.profile()).isEqualTo(new Profile("pt-BR", null));

    assertThat(renamed.name()).isEqualTo("Grace");
    assertThat(renamed.updatedAt()).isEqualTo(LATER);
    assertThat(renamed.email()).isEqualTo(customer.email());
    assertThat(customers().find(customer.id())).contains(photoless);
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
    assertThat(customers().change(customer.id(), ProfileChange.name("Ghost"), LATER)).isEmpty();
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
  void theFirstProofAndTheDeletionEndSessions() {
    Customer hijacked = stored("$argon$", false);
    Customer gone = stored("$argon$", true);
    CustomerId bystander = given().customer();
    customers().verifyEmail(hijacked.email(), newId(), LATER);
    customers().delete(gone.id(), LATER);

    CustomerSession untouched = new CustomerSession(bystander, UUID.randomUUID(), 0);
    CustomerSession next = session(hijacked, UUID.randomUUID(), 4);
    assertThat(
            live(
                session(hijacked, UUID.randomUUID(), 3),
                session(gone, UUID.randomUUID(), 3),
                untouched,
                next))
        .containsExactlyInAnyOrder(untouched, next);
  }

  /** A fan who never had a password never had a session that somebody else could have made. */
  @Test
  void provingAnAddressEndsNoSessionWhereNoneCanBe() {
    EmailAddress email = Fixtures.email();
    Customer asked = customers().findOrCreate(email, newId(), START);

    assertThat(customers().verifyEmail(email, newId(), LATER).sessionEpoch())
        .isEqualTo(asked.sessionEpoch());
  }

  @Test
  @Tag("A18")
  void aPasswordIsSetOnceAndAllSessionsButOneAreOver() {
    Customer customer = stored("old", true);
    Customer bare = stored(null, true);
    UUID kept = UUID.randomUUID();

    assertThat(customers().setPassword(customer.id(), "other", "new", kept, LATER)).isFalse();
    assertThat(customers().setPassword(customer.id(), null, "new", kept, LATER)).isFalse();
    assertThat(customers().setPassword(customer.id(), "old", "new", kept, LATER)).isTrue();
    assertThat(customers().setPassword(bare.id(), "old", "new", kept, LATER)).isFalse();
    assertThat(customers().setPassword(bare.id(), null, "new", null, LATER)).isTrue();
    assertThat(customers().setPassword(newId(), null, "new", null, LATER)).isFalse();

    Customer changed = customers().find(customer.id()).orElseThrow();
    assertThat(changed.passwordHash()).isEqualTo("new");
    assertThat(changed.sessionEpoch()).isEqualTo(4);
    assertThat(live(session(customer, kept, 3), session(customer, kept, 4))).hasSize(2);
    assertThat(live(session(customer, UUID.randomUUID(), 3), session(bare, kept, 3))).isEmpty();
  }

  @Test
  @Tag("A18")
  void ofManyWhoChangeAPasswordAtOnceOneDoes() {
    Customer customer = stored("old", true);

    List<Boolean> won =
        Race.of(8, i -> customers().setPassword(customer.id(), "old", "new" + i, null, LATER));

    assertThat(won).containsOnlyOnce(true);
  }

  @Test
  @Tag("A19")
  void anAddressChangesIfNobodyHasItAndOneSessionStays() {
    Customer customer = stored("hash", false);
    Customer neighbour = stored(null, true);
    EmailAddress wanted = Fixtures.email();
    UUID kept = UUID.randomUUID();

    assertThat(customers().changeEmail(customer.id(), neighbour.email(), kept, LATER))
        .isEqualTo(EmailChange.TAKEN);
    assertThat(customers().changeEmail(newId(), wanted, kept, LATER)).isEqualTo(EmailChange.GONE);
    assertThat(customers().find(customer.id())).contains(customer);
    assertThat(customers().changeEmail(customer.id(), wanted, kept, LATER))
        .isEqualTo(EmailChange.CHANGED);

    Customer changed = customers().findByEmail(wanted).orElseThrow();
    assertThat(changed.id()).isEqualTo(customer.id());
    assertThat(changed.emailVerified()).isTrue();
    assertThat(changed.passwordHash()).isEqualTo("hash");
    assertThat(customers().findByEmail(customer.email())).isEmpty();
    assertThat(live(session(customer, kept, 3))).hasSize(1);
    assertThat(live(session(customer, UUID.randomUUID(), 3))).isEmpty();
    customers().setDisabled(customer.id(), true, LATER);
    assertThat(customers().changeEmail(customer.id(), Fixtures.email(), kept, LATER))
        .isEqualTo(EmailChange.GONE);
  }

  @Test
  @Tag("A19")
  @Tag("A3")
  void ofManyWhoWantOneAddressOneGetsIt() {
    EmailAddress wanted = Fixtures.email();
    List<Customer> customers = Stream.generate(() -> stored(null, true)).limit(8).toList();

    List<EmailChange> became =
        Race.of(
            8,
            i -> customers().changeEmail(customers.get(i).id(), wanted, UUID.randomUUID(), LATER));

    assertThat(became).containsOnlyOnce(EmailChange.CHANGED);
    assertThat(became)
        .filteredOn(each -> each != EmailChange.CHANGED)
        .containsOnly(EmailChange.TAKEN);
  }

  @Test
  @Tag("A18")
  void aDisabledAccountsSessionsAreOverForGood() {
    Customer customer = stored("hash", true);
    UUID kept = UUID.randomUUID();
    customers().setPassword(customer.id(), "hash", "hash", kept, START);

    assertThat(customers().setDisabled(customer.id(), true, LATER)).isTrue();
    assertThat(customers().setDisabled(customer.id(), true, LATER.plusSeconds(1))).isTrue();
    assertThat(customers().setDisabled(newId(), true, LATER)).isFalse();
    Customer disabled = customers().findByEmail(customer.email()).orElseThrow();
    assertThat(disabled.disabled()).isTrue();
    assertThat(disabled.sessionEpoch()).isEqualTo(5);
    assertThat(disabled.updatedAt()).isEqualTo(LATER);
    assertThat(live(session(customer, kept, 3), session(customer, kept, 5))).isEmpty();
    assertThat(customers().setPassword(customer.id(), "hash", "new", kept, LATER)).isFalse();

    assertThat(customers().setDisabled(customer.id(), false, LATER)).isTrue();
    assertThat(customers().find(customer.id()).orElseThrow().disabled()).isFalse();
    assertThat(live(session(customer, kept, 3), session(customer, kept, 4))).isEmpty();
    assertThat(live(session(customer, kept, 5))).hasSize(1);
  }

  @Test
  @Tag("A10")
  @Tag("A18")
  void anEndedAccountsHoldingsAreLookedAtAgainAndAgainUntilItIsEnough() {
    Customer gone = stored(null, true);
    Customer disabled = stored(null, true);
    Customer back = stored(null, true);
    customers().delete(gone.id(), START);
    customers().setDisabled(disabled.id(), true, START);
    customers().setDisabled(back.id(), true, START);
    customers().setDisabled(back.id(), false, START);
    Set<CustomerId> both = Set.of(gone.id(), disabled.id());
    Instant enough = START.minusSeconds(1);

    assertThat(holding(START)).containsAll(both).doesNotContain(back.id());
    customers().holdingsLookedAt(both, enough, START);
    assertThat(holding(START.plusMillis(999))).doesNotContainAnyElementsOf(both);
    assertThat(holding(START.plusSeconds(1))).containsAll(both);
    customers().holdingsLookedAt(both, enough, START.plusSeconds(8));
    assertThat(holding(START.plusSeconds(15))).doesNotContainAnyElementsOf(both);
    assertThat(holding(START.plusSeconds(16))).containsAll(both);
    customers().holdingsLookedAt(both, START.plusSeconds(1), START.plusSeconds(16));
    assertThat(holding(START.plusSeconds(1_000))).doesNotContainAnyElementsOf(both);

    customers().setDisabled(disabled.id(), false, START.plusSeconds(1_000));
    customers().setDisabled(disabled.id(), true, START.plusSeconds(1_001));
    assertThat(holding(START.plusSeconds(1_001))).contains(disabled.id());
  }

  @Test
  @Tag("H4")
  void aFanIsWrittenToAsTheirAccountSays() {
    Customer customer = stored(null, true);
    assertThat(customers().mailRecipient(customer.id()))
        .contains(
            new MailRecipient(customer.id(), customer.email(), "Ada", null, true, false, false));
    customers().change(customer.id(), ProfileChange.name("Bea"), LATER);
    assertThat(customers().mailRecipient(customer.id()))
        .hasValueSatisfying(found -> assertThat(found.name()).isEqualTo("Bea"));

    customers().delete(customer.id(), LATER);
    assertThat(customers().mailRecipient(customer.id())).isEmpty();
    assertThat(customers().mailRecipient(newId())).isEmpty();
  }

  @Test
  @Tag("H7")
  void anAddressThatNobodyHasStaysSoUntilItIsProven() {
    Customer customer = stored(null, true);
    assertThat(customers().markUndeliverable(customer.id(), Fixtures.email(), LATER)).isFalse();
    assertThat(isUndeliverable(customer)).isFalse();
    for (int i = 0; i < 2; i++) {
      assertThat(customers().markUndeliverable(customer.id(), customer.email(), LATER)).isTrue();
      assertThat(isUndeliverable(customer)).isTrue();
    }
    customers().verifyEmail(customer.email(), newId(), LATER);
    assertThat(isUndeliverable(customer)).isFalse();

    customers().markUndeliverable(customer.id(), customer.email(), LATER);
    customers().changeEmail(customer.id(), Fixtures.email(), UUID.randomUUID(), LATER);
    assertThat(isUndeliverable(customer)).isFalse();
    assertThat(customers().markUndeliverable(newId(), customer.email(), LATER)).isFalse();
  }

  @Test
  void whoWantsNoMoreMailIsRemembered() {
    Customer customer = stored(null, true);
    for (int i = 0; i < 2; i++) {
      assertThat(customers().optOut(customer.id(), LATER)).isTrue();
    }
    assertThat(customers().mailRecipient(customer.id()))
        .hasValueSatisfying(found -> assertThat(found.hasOptedOut()).isTrue());
    assertThat(customers().optOut(newId(), LATER)).isFalse();
  }

  private boolean isUndeliverable(Customer customer) {
    return customers().mailRecipient(customer.id()).orElseThrow().isUndeliverable();
  }

  private List<CustomerId> holding(Instant now) {
    return customers().holding(now, 100_000).stream().map(EndedAccount::customer).toList();
  }

  private Set<CustomerSession> live(CustomerSession... sessions) {
    return stores().sessions().live(List.of(sessions));
  }

  private static CustomerSession session(Customer customer, UUID id, int epoch) {
    return new CustomerSession(customer.id(), id, epoch);
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
