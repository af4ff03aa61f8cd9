package io.fairqueue.http.account;

import io.fairqueue.http.problem.AnswersProblems;
import io.fairqueue.http.request.Paths;
import io.fairqueue.http.security.Caller;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

/** A fan's own account. */
@AnswersProblems
@Controller(Paths.ME)
@ExecuteOn(TaskExecutors.BLOCKING)
class ProfileController {

  private final ProfileDesk desk;
  private final Profiles profiles;

  ProfileController(ProfileDesk desk, Profiles profiles) {
    this.desk = desk;
    this.profiles = profiles;
  }

  @Get
  ProfileView show(Caller.Fan fan) {
    return profiles.show(desk.show(fan));
  }

  @Patch
  ProfileView change(Caller.Fan fan, @Body ProfileInput input) {
    return profiles.show(desk.change(fan, input.toChange()));
  }

  @Delete
  @Status(HttpStatus.NO_CONTENT)
  void delete(Caller.Fan fan) {
    desk.delete(fan);
  }
}
