package io.fairqueue.http.picture;

import io.fairqueue.FairQueue;
import io.fairqueue.domain.InvalidInputException;
import io.fairqueue.domain.picture.Picture;
import io.fairqueue.http.problem.AnswersProblems;
import io.fairqueue.http.problem.ProblemException;
import io.fairqueue.http.problem.Refusal;
import io.fairqueue.http.recent.RecentPictures;
import io.fairqueue.http.request.Paths;
import io.fairqueue.picture.Pictures;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import org.jspecify.annotations.Nullable;

/** Takes pictures from whoever was given the address. */
@AnswersProblems
@Controller(Paths.UPLOADS)
@ExecuteOn(TaskExecutors.BLOCKING)
class UploadController {

  private final Pictures pictures;
  private final Uploads uploads;
  private final RecentPictures recent;

  UploadController(FairQueue fairQueue, Uploads uploads, RecentPictures recent) {
    this.pictures = fairQueue.pictures();
    this.uploads = uploads;
    this.recent = recent;
  }

  @Put
  @Consumes(MediaType.ALL)
  @Status(HttpStatus.NO_CONTENT)
  void upload(
      @QueryValue(Uploads.TOKEN) String token,
      @Header(HttpHeaders.CONTENT_TYPE) @Nullable String contentType,
      @Body byte @Nullable [] body) {
    UploadTicket ticket = uploads.ticket(token);
    byte[] file = body == null ? new byte[0] : body;
    if (!ticket.type().mediaType().equals(contentType)) {
      throw ProblemException.invalid(
          HttpHeaders.CONTENT_TYPE, "must be " + ticket.type().mediaType());
    }
    if (file.length != ticket.size()) {
      throw new InvalidInputException("size", "must be %d bytes".formatted(ticket.size()));
    }
    if (!pictures.keep(ticket.owner(), new Picture(ticket.type(), file))) {
      throw new ProblemException(Refusal.UPLOAD_NOT_ALLOWED);
    }
    recent.invalidate();
  }
}
