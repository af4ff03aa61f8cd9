package io.fairqueue.http.hook;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.message.EndpointId;
import io.fairqueue.domain.message.EndpointScope;
import io.fairqueue.http.hook.EndpointDesk.QueuedBody;
import io.fairqueue.http.hook.EndpointDesk.ReplayRequest;
import io.fairqueue.http.hook.EndpointDesk.ReplayedBody;
import io.fairqueue.http.problem.AnswersProblems;
import io.fairqueue.http.request.Paths;
import io.fairqueue.http.security.Caller;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import jakarta.validation.Valid;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Endpoints that hear of one event. */
@AnswersProblems
@Controller(Paths.EVENT_WEBHOOKS)
@ExecuteOn(TaskExecutors.BLOCKING)
class EventHooksController {

  private final EndpointDesk desk;

  EventHooksController(EndpointDesk desk) {
    this.desk = desk;
  }

  @Post
  @Status(HttpStatus.CREATED)
  CreatedEndpointBody create(EventId id, Caller.Staff staff, @Valid @Body EndpointRequest request) {
    return desk.create(staff, new EndpointScope.OfEvent(id), request);
  }

  @Get
  List<EndpointBody> list(EventId id, Caller.Staff staff) {
    return desk.list(staff, new EndpointScope.OfEvent(id));
  }

  @Get("/{webhookId}")
  EndpointBody show(EventId id, EndpointId webhookId, Caller.Staff staff) {
    return desk.show(staff, new EndpointScope.OfEvent(id), webhookId);
  }

  @Patch("/{webhookId}")
  EndpointBody change(
      EventId id, EndpointId webhookId, Caller.Staff staff, @Body ObjectNode patch) {
    return desk.change(staff, new EndpointScope.OfEvent(id), webhookId, patch);
  }

  @Delete("/{webhookId}")
  @Status(HttpStatus.NO_CONTENT)
  void delete(EventId id, EndpointId webhookId, Caller.Staff staff) {
    desk.delete(staff, new EndpointScope.OfEvent(id), webhookId);
  }

  @Post("/{webhookId}/rotate")
  @Status(HttpStatus.OK)
  VerifierBody rotate(EventId id, EndpointId webhookId, Caller.Staff staff) {
    return desk.rotate(staff, new EndpointScope.OfEvent(id), webhookId);
  }

  @Post("/{webhookId}/test")
  @Status(HttpStatus.ACCEPTED)
  QueuedBody test(EventId id, EndpointId webhookId, Caller.Staff staff) {
    return desk.test(staff, new EndpointScope.OfEvent(id), webhookId);
  }

  @Get("/{webhookId}/deliveries")
  List<DeliveryBody> deliveries(
      EventId id,
      EndpointId webhookId,
      Caller.Staff staff,
      @QueryValue @Nullable String status,
      @QueryValue(defaultValue = "20") int size) {
    return desk.deliveries(staff, new EndpointScope.OfEvent(id), webhookId, status, size);
  }

  @Post("/{webhookId}/deliveries/{deliveryId}/replay")
  @Status(HttpStatus.ACCEPTED)
  QueuedBody replayDelivery(
      EventId id, EndpointId webhookId, String deliveryId, Caller.Staff staff) {
    return desk.replay(staff, new EndpointScope.OfEvent(id), webhookId, deliveryId);
  }

  @Post("/{webhookId}/replay")
  @Status(HttpStatus.ACCEPTED)
  ReplayedBody replay(
      EventId id, EndpointId webhookId, Caller.Staff staff, @Valid @Body ReplayRequest request) {
    return desk.replay(staff, new EndpointScope.OfEvent(id), webhookId, request);
  }
}
