package io.fairqueue.tck.contract.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.domain.EmailAddress;
import io.fairqueue.domain.Organizer;
import io.fairqueue.domain.OrganizerId;
import io.fairqueue.port.OrganizerStore;
import io.fairqueue.tck.contract.StoresSuite;
import io.fairqueue.tck.fixture.Fixtures;
import io.fairqueue.tck.fixture.Race;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What every {@link OrganizerStore} does. */
public abstract class OrganizerStoreContract extends StoresSuite {

  @Test
  @Tag("N37")
  void anAccountIsReadBackAsItWasStored() {
    for (boolean admin : List.of(true, false)) {
      Organizer organizer = organizer(Fixtures.email(), admin, !admin);

      assertThat(organizers().insert(organizer)).isTrue();
      assertThat(organizers().find(organizer.id())).contains(organizer);
      assertThat(organizers().findByEmail(organizer.email())).contains(organizer);
    }
  }

  @Test
  void whoIsNotThereIsNotFound() {
    OrganizerId nobody = new OrganizerId(UUID.randomUUID());

    assertThat(organizers().find(nobody)).isEmpty();
    assertThat(organizers().findByEmail(Fixtures.email())).isEmpty();
    assertThat(organizers().setAdmin(nobody, true)).isFalse();
    assertThat(organizers().setDisabled(nobody, true)).isFalse();
    assertThat(organizers().rehash(nobody, "a", "b")).isFalse();
  }

  @Test
  void ofManyWithOneMailAddressOneIsAdded() {
    EmailAddress email = Fixtures.email();

    List<Boolean> won = Race.of(16, i -> organizers().insert(organizer(email, false, false)));

    assertThat(won).containsOnlyOnce(true);
  }

  @Test
  void allAreListedByMailAddress() {
    Organizer one = stored();
    Organizer other = stored();

    List<Organizer> all = organizers().list();

    assertThat(all).contains(one, other);
    assertThat(all).isSortedAccordingTo((a, b) -> a.email().value().compareTo(b.email().value()));
  }

  @Test
  @Tag("A8")
  void rolesAndAccessAreGivenAndTaken() {
    Organizer organizer = stored();

    assertThat(organizers().setAdmin(organizer.id(), true)).isTrue();
    assertThat(found(organizer).admin()).isTrue();
    assertThat(organizers().setAdmin(organizer.id(), false)).isTrue();
    assertThat(organizers().setDisabled(organizer.id(), true)).isTrue();
    assertThat(found(organizer).admin()).isFalse();
    assertThat(found(organizer).disabled()).isTrue();
    assertThat(organizers().setDisabled(organizer.id(), false)).isTrue();
    assertThat(found(organizer).disabled()).isFalse();
  }

  @Test
  @Tag("A18")
  void aDisabledAccountsSessionsAreOverForGood() {
    Organizer organizer = stored();
    UUID kept = UUID.randomUUID();
    organizers().setPassword(organizer.id(), organizer.passwordHash(), "$hash$", kept);
    assertThat(found(organizer).accepts(kept, 0)).isTrue();

    organizers().setDisabled(organizer.id(), true);
    assertThat(found(organizer).accepts(UUID.randomUUID(), 2)).isFalse();
    organizers().setDisabled(organizer.id(), false);

    assertThat(found(organizer).accepts(kept, 0)).isFalse();
    assertThat(found(organizer).accepts(kept, 1)).isFalse();
    assertThat(found(organizer).accepts(UUID.randomUUID(), 2)).isTrue();
  }

  @Test
  @Tag("A18")
  void allSessionsOfAnAccountEndAndOthersMayBegin() {
    Organizer organizer = stored();
    UUID kept = UUID.randomUUID();
    organizers().setPassword(organizer.id(), organizer.passwordHash(), "$hash$", kept);

    assertThat(organizers().endSessions(organizer.id())).isTrue();

    assertThat(found(organizer).accepts(kept, 0)).isFalse();
    assertThat(found(organizer).accepts(UUID.randomUUID(), 1)).isFalse();
    assertThat(found(organizer).accepts(UUID.randomUUID(), 2)).isTrue();
    assertThat(found(organizer).disabled()).isFalse();
    assertThat(found(organizer).passwordHash()).isEqualTo("$hash$");
    assertThat(organizers().endSessions(new OrganizerId(UUID.randomUUID()))).isFalse();
  }

  @Test
  @Tag("A18")
  void aPasswordIsSetAndAllSessionsButOneAreOver() {
    Organizer organizer = stored();
    UUID kept = UUID.randomUUID();

    assertThat(organizers().setPassword(organizer.id(), "other", "new", kept)).isFalse();
    assertThat(organizers().setPassword(organizer.id(), organizer.passwordHash(), "new", kept))
        .isTrue();
    assertThat(found(organizer).passwordHash()).isEqualTo("new");
    assertThat(found(organizer).accepts(kept, 0)).isTrue();
    assertThat(found(organizer).accepts(UUID.randomUUID(), 0)).isFalse();

    assertThat(organizers().setPassword(organizer.id(), null, "newer", null)).isTrue();
    assertThat(found(organizer).accepts(kept, 0)).isFalse();
    assertThat(organizers().setPassword(new OrganizerId(UUID.randomUUID()), null, "x", null))
        .isFalse();
  }

  @Test
  @Tag("A2")
  void aPasswordHashIsReplacedIfItIsStillTheOldOne() {
    Organizer organizer = stored();

    assertThat(organizers().rehash(organizer.id(), "other", "new")).isFalse();
    assertThat(organizers().rehash(organizer.id(), organizer.passwordHash(), "new")).isTrue();
    assertThat(found(organizer).passwordHash()).isEqualTo("new");
  }

  private OrganizerStore organizers() {
    return stores().organizers();
  }

  private Organizer found(Organizer organizer) {
    return organizers().find(organizer.id()).orElseThrow();
  }

  private Organizer stored() {
    Organizer organizer = organizer(Fixtures.email(), false, false);
    assertThat(organizers().insert(organizer)).isTrue();
    return organizer;
  }

  private static Organizer organizer(EmailAddress email, boolean admin, boolean disabled) {
    OrganizerId id = new OrganizerId(UUID.randomUUID());
    return new Organizer(id, email, "Box Office", "$hash$", admin, disabled, START);
  }
}
