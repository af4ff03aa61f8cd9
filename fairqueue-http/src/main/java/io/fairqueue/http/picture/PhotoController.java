package io.fairqueue.http.picture;

import io.fairqueue.FairQueue;
import io.fairqueue.domain.picture.PictureOwner;
import io.fairqueue.http.problem.AnswersProblems;
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
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import jakarta.validation.Valid;
import java.time.InstantSource;

/** A fan's photo. */
@AnswersProblems
@Controller(Paths.PHOTO)
@ExecuteOn(TaskExecutors.BLOCKING)
class PhotoController {

  private final Pictures pictures;
  private final CustomerStore customers;
  private final Uploads uploads;
  private final RecentPictures recent;
  private final InstantSource time;

  PhotoController(
      FairQueue fairQueue,
      Stores stores,
      Uploads uploads,
      RecentPictures recent,
      InstantSource time) {
    this.pictures = fairQueue.pictures();
    this.customers = stores.customers();
    this.uploads = uploads;
    this.recent = recent;
    this.time = time;
  }

  @Post
  @Status(HttpStatus.CREATED)
  UploadBody ask(Caller.Fan fan, @Valid @Body PictureRequest request) {
    return uploads.body(
        pictures.grant(fan.id(), request.type(), request.size()),
        new PictureOwner.OfFan(fan.id()),
        request,
        Refusal.ACCOUNT_GONE);
  }

  /** A photo that is elsewhere on the web too. */
  @Delete
  @Status(HttpStatus.NO_CONTENT)
  void remove(Caller.Fan fan) {
    customers.change(fan.id(), ProfileChange.noPhoto(), time.instant());
    pictures.remove(fan.id());
    recent.invalidate();
  }
}
