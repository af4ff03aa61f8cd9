package io.fairqueue.account;

import io.fairqueue.access.Actor;
import io.fairqueue.access.Authorization;
import io.fairqueue.access.Deed;
import io.fairqueue.access.Origin;
import io.fairqueue.account.Accounts.Acceptance;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.Organizer;
import io.fairqueue.domain.OrganizerId;
import io.fairqueue.domain.Text;
import io.fairqueue.domain.staff.Invitation;
import io.fairqueue.domain.staff.InvitationToken;
import io.fairqueue.port.IdSource;
import io.fairqueue.port.Operation;
import io.fairqueue.port.Parts;
import io.fairqueue.port.PasswordHasher;
import io.fairqueue.port.Stores;
import io.fairqueue.port.staff.InvitationStore.AcceptOutcome;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Opens the account that somebody was invited to. */
final class AcceptInvitation {

  private static final int MAX_NAME = 200;

  private final Stores stores;
  private final Authorization authorization;
  private final PasswordHasher hasher;
  private final IdSource ids;
  private final InstantSource time;

  AcceptInvitation(Parts parts) {
    this.stores = parts.stores();
    this.authorization = new Authorization(stores, parts.time());
    this.hasher = parts.hasher();
    this.ids = parts.ids();
    this.time = parts.time();
  }

  Optional<Invitation> find(InvitationToken token) {
    return stores.invitations().find(token.digest(), time.instant());
  }

  Acceptance accept(InvitationToken token, @Nullable String name, String password, Origin origin) {
    Passwords.check(password);
    String written = name == null ? null : Text.written("name", name, MAX_NAME);
    OrganizerId id = new OrganizerId(ids.next());
    Optional<Organizer> before = stores.organizers().find(id).filter(it -> Operation.isRepeated());
    if (before.isPresent()) {
      // What an earlier try of the same operation did.
      return new Acceptance.Opened(before.get());
    }
    Invitation invitation = find(token).orElse(null);
    if (invitation == null) {
      return new Acceptance.NotGood();
    }
    // A password is not hashed for who can't use it.
    if (stores.organizers().findByEmail(invitation.email()).isPresent()) {
      return new Acceptance.EmailTaken();
    }
    Instant now = time.instant();
    var account =
        new Organizer(
            id,
            invitation.email(),
            Text.written("name", written == null ? invitation.name() : written, MAX_NAME),
            hasher.hash(password),
            false,
            false,
            now);
    AcceptOutcome outcome =
        authorization.noted(
            new Actor(id, false, origin),
            deed(invitation),
            () -> stores.invitations().accept(token.digest(), account, now));
    return switch (outcome) {
      case AcceptOutcome.Opened opened -> new Acceptance.Opened(account);
      case AcceptOutcome.NotGood over -> new Acceptance.NotGood();
      case AcceptOutcome.EmailTaken taken -> new Acceptance.EmailTaken();
    };
  }

  private static Deed deed(Invitation invitation) {
    EventId event = invitation.event();
    String action = "invitation.accept";
    return event == null
        ? Deed.to(invitation.id(), action)
        : Deed.on(event, action).to(invitation.id()).into("role", invitation.role());
  }
}
