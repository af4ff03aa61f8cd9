package io.fairqueue.staff;

import io.fairqueue.access.Actor;
import io.fairqueue.access.Authorization;
import io.fairqueue.access.Deed;
import io.fairqueue.access.Permitted;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.Organizer;
import io.fairqueue.domain.staff.Invitation;
import io.fairqueue.domain.staff.InvitationToken;
import io.fairqueue.domain.staff.Right;
import io.fairqueue.domain.staff.Role;
import io.fairqueue.port.IdSource;
import io.fairqueue.port.Parts;
import io.fairqueue.port.Stores;
import io.fairqueue.port.staff.InvitationMail;
import io.fairqueue.port.staff.InvitationStore.AddOutcome;
import java.time.Instant;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Asks somebody by mail to open an account, with a role on an event if that is said; who has an
 * account just gets the role.
 */
final class InviteStaff {

  private static final String HOUSE = "FairQueue";

  private final Stores stores;
  private final Authorization authorization;
  private final AppointStaff appoint;
  private final @Nullable InvitationMail mail;
  private final RandomGenerator random;
  private final IdSource ids;
  private final InstantSource time;

  InviteStaff(Parts parts, AppointStaff appoint) {
    this.stores = parts.stores();
    this.authorization = new Authorization(stores, parts.time());
    this.appoint = appoint;
    this.mail = parts.invitationMail();
    this.random = parts.random();
    this.ids = parts.ids();
    this.time = parts.time();
  }

  Permitted<Invited> invite(Actor actor, Wish wish) {
    EventId id = wish.event();
    Role role = wish.role();
    if (id == null || role == null) {
      return actor.admin() ? asked(actor, wish, null) : new Permitted.Forbidden<>();
    }
    Event event = stores.events().find(id).orElse(null);
    if (event == null) {
      return new Permitted.NotFound<>();
    }
    if (!authorization.allows(actor, event, Right.OWN)) {
      return new Permitted.Forbidden<>();
    }
    Organizer known = stores.organizers().findByEmail(wish.email()).orElse(null);
    return known == null
        ? asked(actor, wish, event)
        : new Permitted.Allowed<>(
            switch (appoint.appoint(actor, event, known.id(), role)) {
              case Appointment.Done done -> new Invited.Appointed(done.member());
              case Appointment.OwnerStays owner -> new Invited.OwnerStays();
              case Appointment.NoAccount gone -> throw gone(known);
              case Appointment.NoMember none -> throw gone(known);
            });
  }

  private Permitted<Invited> asked(Actor actor, Wish wish, @Nullable Event event) {
    if (stores.organizers().findByEmail(wish.email()).isPresent()) {
      return new Permitted.Allowed<>(new Invited.HasAccount());
    }
    InvitationMail courier = mail;
    if (courier == null) {
      return new Permitted.Allowed<>(new Invited.MailNotConfigured());
    }
    Instant now = time.instant();
    var invitation =
        new Invitation(
            ids.next(),
            wish.email(),
            wish.name(),
            wish.event(),
            wish.role(),
            actor.id(),
            now,
            now.plus(Invitation.LIFE));
    InvitationToken token = InvitationToken.generate(random);
    Deed deed =
        event == null
            ? Deed.to(invitation.id(), "organizer.invite")
            : Deed.on(event, "staff.invite").to(invitation.id()).into("role", wish.role());
    AddOutcome added =
        authorization.noted(
            actor, deed, () -> stores.invitations().add(invitation, token.digest()));
    return switch (added) {
      case AddOutcome.Added done -> {
        courier.send(invitation, token, event, host(actor), wish.locale());
        yield new Permitted.Allowed<>(new Invited.Mailed(invitation));
      }
      case AddOutcome.NoEvent gone -> new Permitted.NotFound<>();
      case AddOutcome.TooMany many -> new Permitted.Allowed<>(new Invited.TooMany());
    };
  }

  private String host(Actor actor) {
    return stores.organizers().find(actor.id()).map(Organizer::name).orElse(HOUSE);
  }

  /** Accounts are never deleted. */
  private static IllegalStateException gone(Organizer account) {
    return new IllegalStateException("an account is gone: " + account.id());
  }
}
