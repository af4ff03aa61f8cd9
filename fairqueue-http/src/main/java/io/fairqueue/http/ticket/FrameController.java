package io.fairqueue.http.ticket;

import io.fairqueue.FairQueue;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.staff.Right;
import io.fairqueue.http.limit.Limits;
import io.fairqueue.http.problem.AnswersProblems;
import io.fairqueue.http.problem.Resource;
import io.fairqueue.http.request.Paths;
import io.fairqueue.http.scan.Luminance;
import io.fairqueue.http.scan.ScanThreads;
import io.fairqueue.http.security.Caller;
import io.fairqueue.http.security.OwnLimit;
import io.fairqueue.staff.Staff;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import org.jspecify.annotations.Nullable;

/** Looks at what a door's camera sees, for browsers that can't read codes themselves. */
@AnswersProblems
@Controller(Paths.CHECK_INS)
@ExecuteOn(TaskExecutors.BLOCKING)
final class FrameController {

  private final Staff rights;
  private final DoorController door;
  private final ScanThreads scans;
  private final Limits limits;

  FrameController(FairQueue fairQueue, DoorController door, ScanThreads scans, Limits limits) {
    this.rights = fairQueue.staff();
    this.door = door;
    this.scans = scans;
    this.limits = limits;
  }

  /** The code that a picture shows is checked in as one that was typed. */
  @Post("/frame")
  @OwnLimit
  @Consumes(MediaType.APPLICATION_OCTET_STREAM)
  @Status(HttpStatus.OK)
  FrameBody look(
      EventId id,
      Caller.Staff staff,
      @Header("X-Width") int width,
      @QueryValue @Nullable String device,
      @Body byte @Nullable [] pixels) {
    limits.frame(staff.session().sessionId());
    Luminance picture = Luminance.of(width, pixels == null ? new byte[0] : pixels);
    var unused = Resource.EVENT.require(rights.check(staff.actor(), id, Right.CHECK_IN));
    return scans
        .read(picture)
        .map(code -> door.checkIn(id, staff, new DoorController.CheckInRequest(code, device, null)))
        .map(FrameBody::of)
        .orElse(FrameBody.NOTHING);
  }
}
