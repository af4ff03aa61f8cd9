package io.fairqueue.http.system;

import io.fairqueue.http.problem.AnswersProblems;
import io.fairqueue.http.request.Paths;
import io.fairqueue.http.security.Caller;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;

/** Admins look at the system, and work on what was tried to the end. */
@AnswersProblems
@Controller(Paths.ADMIN)
@ExecuteOn(TaskExecutors.BLOCKING)
class SystemController {

  private final SystemDesk desk;

  SystemController(SystemDesk desk) {
    this.desk = desk;
  }

  @Get("/system")
  SystemBody look(Caller.Staff staff) {
    return desk.look(staff);
  }

  @Get("/dead-letters")
  DeadLetterBody.ListBody deadLetters(Caller.Staff staff, @QueryValue @Nullable String channel) {
    return new DeadLetterBody.ListBody(
        desk.deadLetters(staff, channel).stream().map(DeadLetterBody::of).toList());
  }

  @Post("/dead-letters/retry")
  @Status(HttpStatus.NO_CONTENT)
  void retry(Caller.Staff staff, @Valid @Body DeadLetterRequest letter) {
    desk.retry(staff, letter.id());
  }

  @Post("/dead-letters/drop")
  @Status(HttpStatus.NO_CONTENT)
  void drop(Caller.Staff staff, @Valid @Body DeadLetterRequest letter) {
    desk.drop(staff, letter.id());
  }

  /** Which one, by its id, which has slashes in it. */
  @Introspected
  record DeadLetterRequest(@NotBlank String id) {}
}
