package io.fairqueue.http.staff;

import io.fairqueue.domain.EventId;
import io.fairqueue.domain.staff.Invitation;
import io.fairqueue.domain.staff.Role;
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

  static InvitedBody mailed(Invitation invitation) {
    return new InvitedBody(
        invitation.id(),
        invitation.expiresAt(),
        null,
        Optional.ofNullable(invitation.event()).map(EventId::value).orElse(null),
        invitation.role());
  }
}
