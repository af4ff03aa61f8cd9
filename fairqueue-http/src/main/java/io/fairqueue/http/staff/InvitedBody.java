package io.fairqueue.http.staff;

import io.fairqueue.domain.EventId;
import io.fairqueue.domain.staff.Invitation;
import io.fairqueue.domain.staff.Role;
import io.fairqueue.staff.Invited;
import io.fairqueue.staff.Wish;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of an invitation: a mail is on its way, or, for who has an account, the role is
 * given.
 *
 * @param invitationId only where a mail is on its way
 * @param expiresAt until then its link is good; likewise
 * @param organizerId only for who has an account
 */
record InvitedBody(
    @Nullable UUID invitationId,
    @Nullable Instant expiresAt,
    @Nullable UUID organizerId,
    @Nullable UUID eventId,
    @Nullable Role role) {

  static InvitedBody of(Invited invited, Wish wish) {
    return switch (invited) {
      case Invited.Mailed mailed -> mailed(mailed.invitation());
      case Invited.Appointed appointed ->
          new InvitedBody(
              null,
              null,
              appointed.member().account().id().value(),
              wish.event() == null ? null : wish.event().value(),
              appointed.member().role());
      case Invited.HasAccount refused -> throw refused(refused);
      case Invited.OwnerStays refused -> throw refused(refused);
      case Invited.TooMany refused -> throw refused(refused);
      case Invited.MailNotConfigured refused -> throw refused(refused);
    };
  }

  private static IllegalArgumentException refused(Invited refused) {
    return new IllegalArgumentException("nobody was invited: " + refused);
  }

  private static InvitedBody mailed(Invitation invitation) {
    return new InvitedBody(
        invitation.id(),
        invitation.expiresAt(),
        null,
        Optional.ofNullable(invitation.event()).map(EventId::value).orElse(null),
        invitation.role());
  }
}
