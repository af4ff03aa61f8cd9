package io.fairqueue.http.staff;

import io.fairqueue.FairQueue;
import io.fairqueue.account.Accounts;
import io.fairqueue.account.Accounts.Acceptance;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.Organizer;
import io.fairqueue.domain.OrganizerId;
import io.fairqueue.domain.staff.Invitation;
import io.fairqueue.domain.staff.InvitationToken;
import io.fairqueue.domain.staff.Role;
import io.fairqueue.http.limit.SignInLimits;
import io.fairqueue.http.problem.ProblemException;
import io.fairqueue.http.problem.Refusal;
import io.fairqueue.http.problem.Resource;
import io.fairqueue.http.request.PeerAddress;
import io.fairqueue.http.security.CallOrigins;
import io.fairqueue.http.security.Caller;
import io.fairqueue.staff.Appointment;
import io.fairqueue.staff.Invited;
import io.fairqueue.staff.Member;
import io.fairqueue.staff.Staff;
import io.fairqueue.staff.Wish;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who works on events, asked for by the API and by the console. What there is a reason against
 * throws a {@link ProblemException}. Thread-safe; blocks.
 */
@Singleton
public final class StaffDesk {

  private final Staff people;
  private final Accounts accounts;
  private final SignInLimits limits;
  private final PeerAddress peers;
  private final CallOrigins origins;

  StaffDesk(FairQueue fairQueue, SignInLimits limits, PeerAddress peers, CallOrigins origins) {
    this.people = fairQueue.staff();
    this.accounts = fairQueue.accounts();
    this.limits = limits;
    this.peers = peers;
    this.origins = origins;
  }

  public List<Member> list(Caller.Staff staff, EventId event) {
    return Resource.EVENT.require(people.list(staff.actor(), event));
  }

  /** What became of asking somebody: a mail is on its way, or the role is given. */
  public Invited invite(Caller.Staff staff, Wish wish) {
    Invited invited = Resource.EVENT.require(people.invite(staff.actor(), wish));
    return switch (invited) {
      case Invited.Mailed mailed -> mailed;
      case Invited.Appointed appointed -> appointed;
      case Invited.HasAccount known -> throw new ProblemException(Refusal.EMAIL_TAKEN);
      case Invited.OwnerStays owner -> throw new ProblemException(Refusal.OWNER_STAYS);
      case Invited.TooMany many -> throw new ProblemException(Refusal.TOO_MANY_INVITATIONS);
      case Invited.MailNotConfigured none ->
          throw new ProblemException(Refusal.MAIL_NOT_CONFIGURED);
    };
  }

  public Member appoint(Caller.Staff staff, EventId event, OrganizerId who, Role role) {
    return done(Resource.EVENT.require(people.appoint(staff.actor(), event, who, role)));
  }

  public Member dismiss(Caller.Staff staff, EventId event, OrganizerId who) {
    return done(Resource.EVENT.require(people.dismiss(staff.actor(), event, who)));
  }

  /** The invitation that a link leads to, while it is good. A guess costs a wait. */
  public Invitation invitation(String token, HttpRequest<?> call) {
    return limits
        .probe(peers.client(call), () -> InvitationToken.read(token).flatMap(accounts::invitation))
        .orElseThrow(() -> new ProblemException(Refusal.INVITATION_NOT_FOUND));
  }

  /**
   * Opens the account that somebody was invited to.
   *
   * @param name what fans and staff read; null for what the invitation says
   */
  public Organizer accept(
      String token, @Nullable String name, String password, HttpRequest<?> call) {
    Acceptance acceptance =
        limits
            .probe(peers.client(call), () -> accepted(token, name, password, call))
            .orElseGet(Acceptance.NotGood::new);
    return switch (acceptance) {
      case Acceptance.Opened opened -> opened.account();
      case Acceptance.EmailTaken taken -> throw new ProblemException(Refusal.EMAIL_TAKEN);
      case Acceptance.NotGood over -> throw new ProblemException(Refusal.INVITATION_NOT_FOUND);
    };
  }

  /** Empty for a guess. */
  private Optional<Acceptance> accepted(
      String token, @Nullable String name, String password, HttpRequest<?> call) {
    return InvitationToken.read(token)
        .map(read -> accounts.acceptInvitation(read, name, password, origins.of(call)))
        .filter(acceptance -> !(acceptance instanceof Acceptance.NotGood));
  }

  private static Member done(Appointment appointment) {
    return switch (appointment) {
      case Appointment.Done done -> done.member();
      case Appointment.NoAccount unknown -> throw new ProblemException(Refusal.ORGANIZER_NOT_FOUND);
      case Appointment.NoMember none -> throw new ProblemException(Refusal.STAFF_NOT_FOUND);
      case Appointment.OwnerStays owner -> throw new ProblemException(Refusal.OWNER_STAYS);
    };
  }
}
