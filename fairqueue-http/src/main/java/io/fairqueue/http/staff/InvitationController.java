package io.fairqueue.http.staff;

import io.fairqueue.http.problem.AnswersProblems;
import io.fairqueue.http.request.Paths;
import io.fairqueue.http.security.Caller;
import io.fairqueue.http.session.Sessions;
import io.fairqueue.http.session.StaffSession;
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
import org.jspecify.annotations.Nullable;

/** People are invited to work on events, and come. */
@AnswersProblems
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
class InvitationController {

  private final StaffDesk desk;
  private final Sessions sessions;

  InvitationController(StaffDesk desk, Sessions sessions) {
    this.desk = desk;
    this.sessions = sessions;
  }

  @Post(Paths.INVITATIONS)
  @Status(HttpStatus.CREATED)
  InvitedBody invite(Caller.Staff staff, @Valid @Body InvitationRequest request) {
    Wish wish = request.read();
    return InvitedBody.of(desk.invite(staff, wish), wish);
  }

  @Post(Paths.AUTH_ORGANIZER + "/invitations")
  @Status(HttpStatus.CREATED)
  StaffSession accept(@Valid @Body AcceptanceRequest request, HttpRequest<?> call) {
    return sessions.open(
        desk.accept(request.token(), request.name(), request.password(), call), call);
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
