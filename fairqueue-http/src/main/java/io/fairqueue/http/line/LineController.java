package io.fairqueue.http.line;

import io.fairqueue.FairQueue;
import io.fairqueue.domain.EventId;
import io.fairqueue.http.problem.AnswersProblems;
import io.fairqueue.http.problem.Resource;
import io.fairqueue.http.request.Paths;
import io.fairqueue.http.request.PeerAddress;
import io.fairqueue.http.security.Caller;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

/** The line of an event. */
@AnswersProblems
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
final class LineController {

  private final FairQueue fairQueue;
  private final Joining joining;
  private final LineDesk desk;
  private final HandDesk hand;
  private final Positions positions;
  private final PeerAddress peers;

  LineController(
      FairQueue fairQueue,
      Joining joining,
      LineDesk desk,
      HandDesk hand,
      Positions positions,
      PeerAddress peers) {
    this.desk = desk;
    this.hand = hand;
    this.peers = peers;
    this.fairQueue = fairQueue;
    this.joining = joining;
    this.positions = positions;
  }

  @Post(Paths.QUEUE)
  @Status(HttpStatus.CREATED)
  EntryBody join(EventId eventId, Caller.Fan fan, HttpRequest<?> request) {
    return joining.join(eventId, fan.id(), peers.client(request));
  }

  @Get(Paths.POSITION)
  PositionBody position(EventId eventId, Caller.Fan fan) {
    return fairQueue
        .line()
        .position(eventId, fan.id())
        .map(positions::of)
        .orElseThrow(LineDesk::notInQueue);
  }

  @Delete(Paths.QUEUE)
  @Status(HttpStatus.NO_CONTENT)
  void leave(EventId eventId, Caller.Fan fan) {
    desk.leave(eventId, fan);
  }

  @Post(Paths.QUEUE + "/extend")
  ExtensionBody extend(EventId eventId, Caller.Fan fan) {
    return desk.extend(eventId, fan);
  }

  @Post(Paths.QUEUE + "/mail")
  @Status(HttpStatus.ACCEPTED)
  void mailPlace(EventId eventId, Caller.Fan fan) {
    desk.mailPlace(eventId, fan);
  }

  @Get(Paths.QUEUE)
  LineBody show(EventId eventId) {
    return fairQueue.line().facts(eventId).map(LineBody::of).orElseThrow(Resource.EVENT::notFound);
  }

  @Post(Paths.QUEUE + "/admissions")
  AdmissionsBody admit(EventId eventId, @Body AdmissionsRequest request, Caller.Staff staff) {
    return new AdmissionsBody(hand.admit(staff, eventId, request.count()));
  }
}
