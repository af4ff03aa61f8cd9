package io.fairqueue.http.staff;

import io.fairqueue.domain.EventId;
import io.fairqueue.domain.OrganizerId;
import io.fairqueue.domain.staff.Role;
import io.fairqueue.http.problem.AnswersProblems;
import io.fairqueue.http.request.Paths;
import io.fairqueue.http.security.Caller;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;

/** Who works on an event. */
@AnswersProblems
@Controller(Paths.EVENT_STAFF)
@ExecuteOn(TaskExecutors.BLOCKING)
class StaffController {

  private final StaffDesk desk;

  StaffController(StaffDesk desk) {
    this.desk = desk;
  }

  @Get
  StaffListBody list(EventId id, Caller.Staff staff) {
    return new StaffListBody(desk.list(staff, id).stream().map(StaffBody::of).toList());
  }

  @Put("/{organizer}")
  StaffBody appoint(
      EventId id, OrganizerId organizer, Caller.Staff staff, @Valid @Body RoleRequest request) {
    return StaffBody.of(desk.appoint(staff, id, organizer, request.role()));
  }

  @Delete("/{organizer}")
  @Status(HttpStatus.NO_CONTENT)
  void dismiss(EventId id, OrganizerId organizer, Caller.Staff staff) {
    var unused = desk.dismiss(staff, id, organizer);
  }

  /** What somebody is from now on. */
  @Introspected
  record RoleRequest(@NotNull Role role) {}
}
