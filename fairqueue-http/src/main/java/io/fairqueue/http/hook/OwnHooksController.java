package io.fairqueue.http.hook;

import com.fasterxml.jackson.databind.node.ObjectNode;
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

/** Endpoints that hear of all of an organizer's events. */
@AnswersProblems
@Controller(Paths.OWN_WEBHOOKS)
@ExecuteOn(TaskExecutors.BLOCKING)
class OwnHooksController {

  private final EndpointDesk desk;

  OwnHooksController(EndpointDesk desk) {
    this.desk = desk;
  }

  @Post
  @Status(HttpStatus.CREATED)
  CreatedEndpointBody create(Caller.Staff staff, @Valid @Body EndpointRequest request) {
    return desk.create(staff, all(staff), request);
  }

  @Get
  List<EndpointBody> list(Caller.Staff staff) {
    return desk.list(staff, all(staff));
  }

  @Get("/{webhookId}")
  EndpointBody show(EndpointId webhookId, Caller.Staff staff) {
    return desk.show(staff, all(staff), webhookId);
  }

  @Patch("/{webhookId}")
  EndpointBody change(EndpointId webhookId, Caller.Staff staff, @Body ObjectNode patch) {
    return desk.change(staff, all(staff), webhookId, patch);
  }

  @Delete("/{webhookId}")
  @Status(HttpStatus.NO_CONTENT)
  void delete(EndpointId webhookId, Caller.Staff staff) {
    desk.delete(staff, all(staff), webhookId);
  }

  @Post("/{webhookId}/rotate")
  @Status(HttpStatus.OK)
  VerifierBody rotate(EndpointId webhookId, Caller.Staff staff) {
    return desk.rotate(staff, all(staff), webhookId);
  }

  @Post("/{webhookId}/test")
  @Status(HttpStatus.ACCEPTED)
  QueuedBody test(EndpointId webhookId, Caller.Staff staff) {
    return desk.test(staff, all(staff), webhookId);
  }

  @Get("/{webhookId}/deliveries")
  List<DeliveryBody> deliveries(
      EndpointId webhookId,
      Caller.Staff staff,
      @QueryValue @Nullable String status,
      @QueryValue(defaultValue = "20") int size) {
    return desk.deliveries(staff, all(staff), webhookId, status, size);
  }

  @Post("/{webhookId}/deliveries/{deliveryId}/replay")
  @Status(HttpStatus.ACCEPTED)
  QueuedBody replayDelivery(EndpointId webhookId, String deliveryId, Caller.Staff staff) {
    return desk.replay(staff, all(staff), webhookId, deliveryId);
  }

  @Post("/{webhookId}/replay")
  @Status(HttpStatus.ACCEPTED)
  ReplayedBody replay(
      EndpointId webhookId, Caller.Staff staff, @Valid @Body ReplayRequest request) {
    return desk.replay(staff, all(staff), webhookId, request);
  }

  private static EndpointScope all(Caller.Staff staff) {
    return new EndpointScope.OfOrganizer(staff.actor().id());
  }
}
