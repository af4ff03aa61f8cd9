package io.fairqueue.http.picture;

import io.fairqueue.FairQueue;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.picture.PictureOwner;
import io.fairqueue.event.Events;
import io.fairqueue.http.problem.AnswersProblems;
import io.fairqueue.http.problem.Refusal;
import io.fairqueue.http.problem.Resource;
import io.fairqueue.http.recent.RecentPictures;
import io.fairqueue.http.request.Paths;
import io.fairqueue.http.request.SecurityHeaders;
import io.fairqueue.http.security.Caller;
import io.fairqueue.picture.Grant;
import io.fairqueue.picture.Pictures;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;

/** An event's picture. */
@AnswersProblems
@Controller(Paths.EVENT_PICTURE)
@ExecuteOn(TaskExecutors.BLOCKING)
class EventPictureController {

  private final Pictures pictures;
  private final Events events;
  private final Uploads uploads;
  private final PictureAnswers answers;
  private final RecentPictures recent;

  EventPictureController(
      FairQueue fairQueue, Uploads uploads, PictureAnswers answers, RecentPictures recent) {
    this.pictures = fairQueue.pictures();
    this.events = fairQueue.events();
    this.uploads = uploads;
    this.answers = answers;
    this.recent = recent;
  }

  @Get
  @Produces({PictureAnswers.PNG, PictureAnswers.JPEG, PictureAnswers.WEBP})
  HttpResponse<byte[]> show(EventId id, Caller.@Nullable Staff staff) {
    if (events.show(id, staff == null ? null : staff.actor()).isEmpty()) {
      throw Resource.EVENT.notFound();
    }
    return answers.show(
        recent.of(new PictureOwner.OfEvent(id)),
        staff == null ? PictureAnswers.A_MINUTE : SecurityHeaders.NO_STORE);
  }

  @Post
  @Status(HttpStatus.CREATED)
  UploadBody ask(EventId id, Caller.Staff staff, @Valid @Body PictureRequest request) {
    Grant grant =
        Resource.EVENT.require(pictures.grant(staff.actor(), id, request.type(), request.size()));
    return uploads.body(grant, new PictureOwner.OfEvent(id), request, Refusal.EVENT_NOT_FOUND);
  }

  @Delete
  @Status(HttpStatus.NO_CONTENT)
  void remove(EventId id, Caller.Staff staff) {
    Resource.EVENT.require(pictures.remove(staff.actor(), id));
    recent.invalidate();
  }
}
