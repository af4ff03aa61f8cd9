package io.fairqueue.http.picture;

import io.fairqueue.FairQueue;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.picture.Picture;
import io.fairqueue.domain.staff.Right;
import io.fairqueue.http.problem.AnswersProblems;
import io.fairqueue.http.problem.Resource;
import io.fairqueue.http.recent.RecentPictures;
import io.fairqueue.http.request.Paths;
import io.fairqueue.http.security.Caller;
import io.fairqueue.picture.Pictures;
import io.fairqueue.port.BusyException;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** The logo of an event's pages. */
@AnswersProblems
@Controller(Paths.EVENT_LOGO)
@ExecuteOn(TaskExecutors.BLOCKING)
class LogoController {

  private static final Duration COME_AGAIN = Duration.ofSeconds(2);

  private final FairQueue fairQueue;
  private final Pictures pictures;
  private final RecentPictures recent;

  /** Making one takes a core for a moment; it must not be all of them. */
  private final Semaphore making = new Semaphore(1);

  LogoController(FairQueue fairQueue, RecentPictures recent) {
    this.fairQueue = fairQueue;
    this.pictures = fairQueue.pictures();
    this.recent = recent;
  }

  @Put
  @Consumes({PictureAnswers.PNG, PictureAnswers.JPEG, PictureAnswers.WEBP})
  @Status(HttpStatus.NO_CONTENT)
  void set(EventId id, Caller.Staff staff, @Body byte @Nullable [] file) {
    requireRight(id, staff);
    Picture logo = made(file == null ? new byte[0] : file);
    if (!Resource.EVENT.require(pictures.setLogo(staff.actor(), id, logo))) {
      throw Resource.EVENT.notFound();
    }
    recent.invalidate();
  }

  /** A file is not unpacked for who may not set it. */
  private void requireRight(EventId id, Caller.Staff staff) {
    var unused = Resource.EVENT.require(fairQueue.staff().check(staff.actor(), id, Right.OWN));
  }

  private Picture made(byte[] file) {
    if (!making.tryAcquire()) {
      throw new BusyException("another logo is being made", COME_AGAIN);
    }
    try {
      return LogoMaker.make(file);
    } finally {
      making.release();
    }
  }

  @Delete
  @Status(HttpStatus.NO_CONTENT)
  void remove(EventId id, Caller.Staff staff) {
    Resource.EVENT.require(pictures.removeLogo(staff.actor(), id));
    recent.invalidate();
  }
}
