package io.fairqueue.http.staff;

import io.fairqueue.FairQueue;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.OrganizerId;
import io.fairqueue.domain.staff.Role;
import io.fairqueue.http.problem.AnswersProblems;
import io.fairqueue.http.problem.ProblemException;
import io.fairqueue.http.problem.Refusal;
import io.fairqueue.http.problem.Resource;
import io.fairqueue.http.request.Paths;
import io.fairqueue.http.security.Caller;
import io.fairqueue.staff.Appointment;
import io.fairqueue.staff.Member;
import io.fairqueue.staff.Staff;
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

  private final Staff people;

  StaffController(FairQueue fairQueue) {
    this.people = fairQueue.staff();
  }

  @Get
  StaffListBody list(EventId id, Caller.Staff staff) {
    return new StaffListBody(
        Resource.EVENT.require(people.list(staff.actor(), id)).stream()
            .map(StaffBody::of)
            .toList());
  }

  @Put("/{organizer}")
  StaffBody appoint(
      EventId id, OrganizerId organizer, Caller.Staff staff, @Valid @Body RoleRequest request) {
    return StaffBody.of(
        done(Resource.EVENT.require(people.appoint(staff.actor(), id, organizer, request.role()))));
  }

  @Delete("/{organizer}")
  @Status(HttpStatus.NO_CONTENT)
  void dismiss(EventId id, OrganizerId organizer, Caller.Staff staff) {
    var unused = done(Resource.EVENT.require(people.dismiss(staff.actor(), id, organizer)));
  }

  private static Member done(Appointment appointment) {
    return switch (appointment) {
      case Appointment.Done done -> done.member();
      case Appointment.NoAccount unknown -> throw new ProblemException(Refusal.ORGANIZER_NOT_FOUND);
      case Appointment.NoMember none -> throw new ProblemException(Refusal.STAFF_NOT_FOUND);
      case Appointment.OwnerStays owner -> throw new ProblemException(Refusal.OWNER_STAYS);
    };
  }

  /** What somebody is from now on. */
  @Introspected
  record RoleRequest(@NotNull Role role) {}
}
