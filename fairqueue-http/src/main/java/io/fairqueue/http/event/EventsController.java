package io.fairqueue.http.event;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairqueue.FairQueue;
import io.fairqueue.access.Actor;
import io.fairqueue.domain.EventId;
import io.fairqueue.event.EventView;
import io.fairqueue.event.Events;
import io.fairqueue.http.paging.PageBody;
import io.fairqueue.http.problem.AnswersProblems;
import io.fairqueue.http.problem.ProblemException;
import io.fairqueue.http.problem.Resource;
import io.fairqueue.http.request.Paths;
import io.fairqueue.http.security.Caller;
import io.fairqueue.port.IdSource;
import io.fairqueue.port.PageRequest;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;

/** Events are made, listed, shown, changed, and thrown away while they are drafts. */
@AnswersProblems
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
class EventsController {

  private final Events events;
  private final EventDesk desk;
  private final EventEdits edits;
  private final IdSource ids;

  EventsController(FairQueue fairQueue, EventDesk desk, EventEdits edits, IdSource ids) {
    this.events = fairQueue.events();
    this.desk = desk;
    this.edits = edits;
    this.ids = ids;
  }

  @Post(Paths.EVENTS)
  @Status(HttpStatus.CREATED)
  EventBody create(Caller.Staff staff, @Valid @Body EventRequest input) {
    return EventBody.of(desk.show(staff, desk.create(staff, input.details(ids))));
  }

  @Get(Paths.EVENTS)
  PageBody<EventBody> list(
      Caller.@Nullable Staff staff,
      @QueryValue @Nullable String search,
      @QueryValue @Nullable String status,
      @QueryValue @Nullable String sort,
      @QueryValue(defaultValue = "false") String mine,
      @QueryValue(defaultValue = "1") int page,
      @QueryValue(defaultValue = "20") int size) {
    var query =
        EventFilter.read(
            search, status, sort, new PageRequest(page, size), staff, isMine(mine, staff));
    return PageBody.of(events.list(query), EventBody::of);
  }

  private static boolean isMine(String mine, Caller.@Nullable Staff staff) {
    return switch (mine) {
      case "false" -> false;
      case "true" -> {
        if (staff == null) {
          throw ProblemException.unauthorized();
        }
        yield true;
      }
      default -> throw ProblemException.invalid("mine", "must be true or false");
    };
  }

  @Get(Paths.EVENT)
  EventBody show(EventId id, Caller.@Nullable Staff staff) {
    return EventBody.of(view(id, actor(staff)));
  }

  @Put(Paths.EVENT)
  @RequestBody(
      description = "What is left out stays, null clears; what is answered may be put back.",
      content = @Content(schema = @Schema(implementation = EventRequest.class)))
  EventBody revise(EventId id, Caller.Staff staff, HttpHeaders headers, @Body ObjectNode edit) {
    var seen = IfMatch.read(headers.getAll(HttpHeaders.IF_MATCH));
    desk.revise(staff, id, seen, present -> edits.apply(edit, present));
    return EventBody.of(desk.show(staff, id));
  }

  @Delete(Paths.EVENT)
  @Status(HttpStatus.NO_CONTENT)
  void delete(EventId id, Caller.Staff staff) {
    desk.delete(staff, id);
  }

  @Get(Paths.AVAILABILITY)
  AvailabilityBody availability(EventId id, Caller.@Nullable Staff staff) {
    return AvailabilityBody.of(view(id, actor(staff)));
  }

  private EventView view(EventId id, @Nullable Actor viewer) {
    return events.show(id, viewer).orElseThrow(Resource.EVENT::notFound);
  }

  private static @Nullable Actor actor(Caller.@Nullable Staff staff) {
    return staff == null ? null : staff.actor();
  }
}
