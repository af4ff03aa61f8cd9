package io.fairqueue.http.account;

import io.fairqueue.FairQueue;
import io.fairqueue.http.problem.AnswersProblems;
import io.fairqueue.http.problem.ProblemException;
import io.fairqueue.http.problem.Refusal;
import io.fairqueue.http.recent.RecentPictures;
import io.fairqueue.http.request.Paths;
import io.fairqueue.http.security.Caller;
import io.fairqueue.picture.Pictures;
import io.fairqueue.port.CustomerStore;
import io.fairqueue.port.ProfileChange;
import io.fairqueue.port.Stores;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.InstantSource;
import java.util.Optional;

/** A fan's own account. */
@AnswersProblems
@Controller(Paths.ME)
@ExecuteOn(TaskExecutors.BLOCKING)
class ProfileController {

  private final CustomerStore customers;
  private final Pictures pictures;
  private final RecentPictures recent;
  private final Profiles profiles;
  private final InstantSource time;

  ProfileController(
      Stores stores,
      FairQueue fairQueue,
      RecentPictures recent,
      Profiles profiles,
      InstantSource time) {
    this.customers = stores.customers();
    this.pictures = fairQueue.pictures();
    this.recent = recent;
    this.profiles = profiles;
    this.time = time;
  }

  @Get
  ProfileView show(Caller.Fan fan) {
    return customers.find(fan.id()).map(profiles::show).orElseThrow(ProfileController::gone);
  }

  /** A photo elsewhere takes the place of an uploaded one. */
  @Patch
  ProfileView change(Caller.Fan fan, @Body ProfileInput input) {
    ProfileChange change = input.toChange();
    if (change.changesPhoto()) {
      Optional<String> uploaded = profiles.uploaded(fan.id());
      if (uploaded.isPresent() && uploaded.get().equals(change.photoUrl())) {
        // As it was answered.
        change = change.withoutPhoto();
      } else {
        pictures.remove(fan.id());
        recent.invalidate();
      }
    }
    return customers
        .change(fan.id(), change, time.instant())
        .map(profiles::show)
        .orElseThrow(ProfileController::gone);
  }

  @Delete
  @Status(HttpStatus.NO_CONTENT)
  void delete(Caller.Fan fan) {
    if (!customers.delete(fan.id(), time.instant())) {
      throw gone();
    }
    recent.invalidate();
  }

  /** The account ended while its session was looked at. */
  private static ProblemException gone() {
    return new ProblemException(Refusal.ACCOUNT_GONE);
  }
}
