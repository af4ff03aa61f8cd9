package io.fairqueue.http.picture;

import io.fairqueue.FairQueue;
import io.fairqueue.domain.EventId;
import io.fairqueue.http.problem.AnswersProblems;
import io.fairqueue.http.problem.Resource;
import io.fairqueue.http.recent.RecentPictures;
import io.fairqueue.http.request.Paths;
import io.fairqueue.http.security.Caller;
import io.fairqueue.picture.Pictures;
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

  private final Pictures pictures;
  private final RecentPictures recent;

  LogoController(FairQueue fairQueue, RecentPictures recent) {
    this.pictures = fairQueue.pictures();
    this.recent = recent;
  }

  @Put
  @Consumes({PictureAnswers.PNG, PictureAnswers.JPEG, PictureAnswers.WEBP})
  @Status(HttpStatus.NO_CONTENT)
  void set(EventId id, Caller.Staff staff, @Body byte @Nullable [] file) {
    var logo = LogoMaker.make(file == null ? new byte[0] : file);
    if (!Resource.EVENT.require(pictures.setLogo(staff.actor(), id, logo))) {
      throw Resource.EVENT.notFound();
    }
    recent.invalidate();
  }

  @Delete
  @Status(HttpStatus.NO_CONTENT)
  void remove(EventId id, Caller.Staff staff) {
    Resource.EVENT.require(pictures.removeLogo(staff.actor(), id));
    recent.invalidate();
  }
}
