package io.fairqueue.http.picture;

import io.fairqueue.domain.EventId;
import io.fairqueue.http.problem.AnswersProblems;
import io.fairqueue.http.request.Paths;
import io.fairqueue.http.security.Caller;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import org.jspecify.annotations.Nullable;

/** The logo of an event's pages. */
@AnswersProblems
@Controller(Paths.EVENT_LOGO)
@ExecuteOn(TaskExecutors.BLOCKING)
class LogoController {

  private final LogoDesk desk;

  LogoController(LogoDesk desk) {
    this.desk = desk;
  }

  @Put
  @Consumes({PictureAnswers.PNG, PictureAnswers.JPEG, PictureAnswers.WEBP})
  @Status(HttpStatus.NO_CONTENT)
  void set(EventId id, Caller.Staff staff, @Body byte @Nullable [] file) {
    desk.set(id, staff, file == null ? new byte[0] : file);
  }

  @Delete
  @Status(HttpStatus.NO_CONTENT)
  void remove(EventId id, Caller.Staff staff) {
    desk.remove(id, staff);
  }
}
