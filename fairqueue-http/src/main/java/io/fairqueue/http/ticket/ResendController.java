package io.fairqueue.http.ticket;

import io.fairqueue.domain.ClaimId;
import io.fairqueue.http.problem.AnswersProblems;
import io.fairqueue.http.request.Paths;
import io.fairqueue.http.security.Caller;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

/** Staff have a fan's tickets mailed once more. */
@AnswersProblems
@Controller(Paths.CLAIM + "/resend")
@ExecuteOn(TaskExecutors.BLOCKING)
class ResendController {

  private final ResendDesk desk;

  ResendController(ResendDesk desk) {
    this.desk = desk;
  }

  @Post
  @Status(HttpStatus.ACCEPTED)
  void resend(ClaimId claimId, Caller.Staff staff) {
    desk.resend(claimId, staff);
  }
}
