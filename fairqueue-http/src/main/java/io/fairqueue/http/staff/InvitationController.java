package io.fairqueue.http.staff;

import io.fairqueue.FairQueue;
import io.fairqueue.access.Origin;
import io.fairqueue.account.Accounts.Acceptance;
import io.fairqueue.domain.staff.InvitationToken;
import io.fairqueue.http.limit.SignInLimits;
import io.fairqueue.http.problem.AnswersProblems;
import io.fairqueue.http.problem.ProblemException;
import io.fairqueue.http.problem.Refusal;
import io.fairqueue.http.problem.Resource;
import io.fairqueue.http.request.Paths;
import io.fairqueue.http.request.PeerAddress;
import io.fairqueue.http.security.CallOrigins;
import io.fairqueue.http.security.Caller;
import io.fairqueue.http.session.Sessions;
import io.fairqueue.http.session.StaffSession;
import io.fairqueue.staff.Invited;
import io.fairqueue.staff.Wish;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** People are invited to work on events, and come. */
@AnswersProblems
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
class InvitationController {

  private final FairQueue fairQueue;
  private final Sessions sessions;
  private final SignInLimits limits;
  private final PeerAddress peers;
  private final CallOrigins origins;

  InvitationController(
      FairQueue fairQueue,
      Sessions sessions,
      SignInLimits limits,
      PeerAddress peers,
      CallOrigins origins) {
    this.fairQueue = fairQueue;
    this.sessions = sessions;
    this.limits = limits;
    this.peers = peers;
    this.origins = origins;
  }

  @Post(Paths.INVITATIONS)
  @Status(HttpStatus.CREATED)
  InvitedBody invite(Caller.Staff staff, @Valid @Body InvitationRequest request) {
    Wish wish = request.read();
    return switch (Resource.EVENT.require(fairQueue.staff().invite(staff.actor(), wish))) {
      case Invited.Mailed mailed -> InvitedBody.mailed(mailed.invitation());
      case Invited.Appointed appointed ->
          new InvitedBody(
              null,
              null,
              appointed.member().account().id().value(),
              wish.event() == null ? null : wish.event().value(),
              appointed.member().role());
      case Invited.HasAccount known -> throw new ProblemException(Refusal.EMAIL_TAKEN);
      case Invited.OwnerStays owner -> throw new ProblemException(Refusal.OWNER_STAYS);
      case Invited.TooMany many -> throw new ProblemException(Refusal.TOO_MANY_INVITATIONS);
      case Invited.MailNotConfigured none ->
          throw new ProblemException(Refusal.MAIL_NOT_CONFIGURED);
    };
  }

  @Post(Paths.AUTH_ORGANIZER + "/invitations")
  @Status(HttpStatus.CREATED)
  StaffSession accept(@Valid @Body AcceptanceRequest request, HttpRequest<?> call) {
    Acceptance acceptance =
        limits
            .probe(peers.client(call), () -> accepted(request, origins.of(call)))
            .orElseGet(Acceptance.NotGood::new);
    return switch (acceptance) {
      case Acceptance.Opened opened -> sessions.open(opened.account());
      case Acceptance.EmailTaken taken -> throw new ProblemException(Refusal.EMAIL_TAKEN);
      case Acceptance.NotGood over -> throw new ProblemException(Refusal.INVITATION_NOT_FOUND);
    };
  }

  /** Empty for a guess. */
  private Optional<Acceptance> accepted(AcceptanceRequest request, Origin origin) {
    return InvitationToken.read(request.token())
        .map(
            token ->
                fairQueue
                    .accounts()
                    .acceptInvitation(token, request.name(), request.password(), origin))
        .filter(acceptance -> !(acceptance instanceof Acceptance.NotGood));
  }

  /**
   * Somebody who was invited opens an account; never printed.
   *
   * @param token as the link ends with
   * @param name what fans and staff read; may be left out where the invitation says it
   */
  @Introspected
  record AcceptanceRequest(@NotNull String token, @Nullable String name, @NotNull String password) {

    @Override
    public String toString() {
      return "AcceptanceRequest";
    }
  }
}
