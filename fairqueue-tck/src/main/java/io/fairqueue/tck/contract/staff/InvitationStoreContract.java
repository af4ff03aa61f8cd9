package io.fairqueue.tck.contract.staff;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.domain.EmailAddress;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.Organizer;
import io.fairqueue.domain.OrganizerId;
import io.fairqueue.domain.staff.Invitation;
import io.fairqueue.domain.staff.Role;
import io.fairqueue.domain.staff.StaffMember;
import io.fairqueue.port.staff.InvitationStore;
import io.fairqueue.port.staff.InvitationStore.AcceptOutcome;
import io.fairqueue.port.staff.InvitationStore.AddOutcome;
import io.fairqueue.tck.contract.StoresSuite;
import io.fairqueue.tck.fixture.Fixtures;
import io.fairqueue.tck.fixture.Race;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What every {@link InvitationStore} does. */
@Tag("A8")
public abstract class InvitationStoreContract extends StoresSuite {

  private static final Instant SOON = START.plusSeconds(60);

  @Test
  void anInvitationIsFoundByItsDigestWhileItIsGood() {
    EventId event = given().onSale(1).id();
    Invitation whole = invitation(Fixtures.email(), event, Role.SALES, START);
    Invitation bare = invitation(Fixtures.email(), null, null, START);

    String one = added(whole);
    String other = added(bare);

    assertThat(invitations().find(one, SOON)).contains(whole);
    assertThat(invitations().find(other, SOON)).contains(bare);
    assertThat(invitations().find("no such digest", SOON)).isEmpty();
    assertThat(invitations().find(one, whole.expiresAt().minusMillis(1))).contains(whole);
    assertThat(invitations().find(one, whole.expiresAt())).isEmpty();
  }

  @Test
  void nobodyIsInvitedToNoEvent() {
    Invitation nowhere =
        invitation(Fixtures.email(), new EventId(UUID.randomUUID()), Role.DOOR, START);

    assertThat(invitations().add(nowhere, digest())).isEqualTo(new AddOutcome.NoEvent());
  }

  @Test
  void nobodyIsFloodedWithInvitations() {
    EmailAddress email = Fixtures.email();
    for (int i = 0; i < InvitationStore.MAX_OF_ADDRESS; i++) {
      added(invitation(email, null, null, START));
    }
    Invitation tomorrow = invitation(email, null, null, START.plus(Invitation.LIFE));

    assertThat(invitations().add(invitation(email, null, null, SOON), digest()))
        .isEqualTo(new AddOutcome.TooMany());

    added(invitation(Fixtures.email(), null, null, SOON));
    added(tomorrow);
  }

  @Test
  void whoAcceptsHasAnAccountAndTheRoles() {
    EmailAddress email = Fixtures.email();
    EventId first = given().onSale(1).id();
    EventId second = given().onSale(1).id();
    String token = added(invitation(email, first, Role.DOOR, START));
    added(invitation(email, first, Role.VIEWER, START.minusSeconds(1)));
    String other = added(invitation(email, second, Role.MANAGER, START));
    Organizer account = account(email);

    assertThat(invitations().accept(token, account, SOON)).isEqualTo(new AcceptOutcome.Opened());

    assertThat(stores().organizers().find(account.id())).contains(account);
    assertThat(stores().staff().roles(account.id()))
        .isEqualTo(Map.of(first, Role.DOOR, second, Role.MANAGER));
    assertThat(stores().staff().of(first)).extracting(StaffMember::addedAt).containsExactly(SOON);
    for (String used : List.of(token, other)) {
      assertThat(invitations().find(used, SOON)).isEmpty();
      assertThat(invitations().accept(used, account(email), SOON))
          .isEqualTo(new AcceptOutcome.NotGood());
    }
  }

  @Test
  void anInvitationThatIsOverOpensNothing() {
    Invitation invitation = invitation(Fixtures.email(), null, null, START);
    String token = added(invitation);
    Organizer late = account(invitation.email());

    assertThat(invitations().accept(token, late, invitation.expiresAt()))
        .isEqualTo(new AcceptOutcome.NotGood());

    assertThat(stores().organizers().find(late.id())).isEmpty();
  }

  @Test
  void anAddressThatHasAnAccountGetsNoOther() {
    EmailAddress email = Fixtures.email();
    EventId event = given().onSale(1).id();
    String token = added(invitation(email, event, Role.DOOR, START));
    Organizer faster = account(email);
    stores().organizers().insert(faster);

    assertThat(invitations().accept(token, account(email), SOON))
        .isEqualTo(new AcceptOutcome.EmailTaken());

    assertThat(stores().staff().roles(faster.id())).isEmpty();
    assertThat(invitations().find(token, SOON)).isPresent();
  }

  @Test
  void ofManyWhoAcceptAtOnceOneDoes() {
    EmailAddress email = Fixtures.email();
    EventId event = given().onSale(1).id();
    List<String> tokens =
        List.of(
            added(invitation(email, event, Role.DOOR, START)),
            added(invitation(email, event, Role.SALES, START)));

    List<AcceptOutcome> outcomes =
        Race.of(10, i -> invitations().accept(tokens.get(i % 2), account(email), SOON));

    assertThat(outcomes).containsOnlyOnce(new AcceptOutcome.Opened());
    assertThat(stores().staff().of(event)).hasSize(1);
  }

  @Test
  @Tag("C7")
  void aDraftTakesItsInvitationsAlong() {
    Event.Draft draft = given().draft(Fixtures.details(1));
    String token = added(invitation(Fixtures.email(), draft.id(), Role.DOOR, START));

    assertThat(stores().events().deleteDraft(draft.id())).isTrue();

    assertThat(invitations().find(token, SOON)).isEmpty();
  }

  @Test
  void whatIsOverIsForgotten() {
    Instant past = START.minusSeconds(864_000);
    Invitation old = invitation(Fixtures.email(), null, null, past);
    String gone = added(old);
    String kept = added(invitation(Fixtures.email(), null, null, START));

    assertThat(invitations().prune(old.expiresAt(), 100)).isPositive();

    assertThat(invitations().find(gone, past)).isEmpty();
    assertThat(invitations().find(kept, SOON)).isPresent();
  }

  private String added(Invitation invitation) {
    String digest = digest();
    assertThat(invitations().add(invitation, digest)).isEqualTo(new AddOutcome.Added());
    return digest;
  }

  private static String digest() {
    return UUID.randomUUID().toString();
  }

  private static Invitation invitation(
      EmailAddress email, @Nullable EventId event, @Nullable Role role, Instant at) {
    return new Invitation(
        UUID.randomUUID(),
        email,
        event == null ? null : "Ada Door",
        event,
        role,
        new OrganizerId(new UUID(0, 0)),
        at,
        at.plus(Invitation.LIFE));
  }

  private static Organizer account(EmailAddress email) {
    OrganizerId id = new OrganizerId(UUID.randomUUID());
    return new Organizer(id, email, "Ada Door", "$hash$", false, false, SOON);
  }

  private InvitationStore invitations() {
    return stores().invitations();
  }
}
