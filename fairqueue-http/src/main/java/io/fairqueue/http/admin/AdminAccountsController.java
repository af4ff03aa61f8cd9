package io.fairqueue.http.admin;

import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EmailAddress;
import io.fairqueue.domain.Organizer;
import io.fairqueue.domain.OrganizerId;
import io.fairqueue.http.problem.AnswersProblems;
import io.fairqueue.http.problem.ProblemException;
import io.fairqueue.http.problem.Refusal;
import io.fairqueue.http.request.Paths;
import io.fairqueue.http.security.Caller;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/** Admins look after people's accounts. */
@AnswersProblems
@Controller(Paths.ADMIN)
@ExecuteOn(TaskExecutors.BLOCKING)
class AdminAccountsController {

  private final AccountDesk desk;

  AdminAccountsController(AccountDesk desk) {
    this.desk = desk;
  }

  @Get("/organizers")
  OrganizerBody.ListBody organizers(Caller.Staff staff) {
    return new OrganizerBody.ListBody(
        desk.organizers(staff).stream().map(OrganizerBody::of).toList());
  }

  @Patch("/organizers/{id}")
  OrganizerBody change(OrganizerId id, Caller.Staff staff, @Valid @Body OrganizerPatch patch) {
    Organizer now = null;
    if (patch.disabled() != null) {
      now = desk.setDisabled(staff, id, patch.disabled());
    }
    if (patch.admin() != null) {
      now = desk.setAdmin(staff, id, patch.admin());
    }
    if (now == null) {
      throw ProblemException.invalid("disabled", "or admin must say what is to be another");
    }
    return OrganizerBody.of(now);
  }

  @Delete("/organizers/{id}/sessions")
  @Status(HttpStatus.NO_CONTENT)
  void endSessions(OrganizerId id, Caller.Staff staff) {
    var unused = desk.endSessions(staff, id);
  }

  /** One by one: nobody needs the addresses of all. */
  @Get("/fans")
  FanBody fan(Caller.Staff staff, @QueryValue String email) {
    return desk.fan(staff, new EmailAddress(email))
        .map(FanBody::of)
        .orElseThrow(() -> new ProblemException(Refusal.FAN_NOT_FOUND));
  }

  @Patch("/fans/{id}")
  FanBody change(CustomerId id, Caller.Staff staff, @Valid @Body FanPatch patch) {
    return FanBody.of(desk.setDisabled(staff, id, patch.disabled()));
  }

  /** What is to be another; what is left out stays. */
  @Introspected
  record OrganizerPatch(@Nullable Boolean disabled, @Nullable Boolean admin) {}

  /** Likewise. */
  @Introspected
  record FanPatch(@NotNull Boolean disabled) {}
}
