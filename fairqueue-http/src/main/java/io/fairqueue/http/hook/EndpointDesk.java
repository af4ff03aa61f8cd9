package io.fairqueue.http.hook;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairqueue.FairQueue;
import io.fairqueue.access.Permitted;
import io.fairqueue.domain.InvalidInputException;
import io.fairqueue.domain.message.EndpointId;
import io.fairqueue.domain.message.EndpointScope;
import io.fairqueue.http.problem.FieldError;
import io.fairqueue.http.problem.Problem;
import io.fairqueue.http.problem.ProblemException;
import io.fairqueue.http.problem.Refusal;
import io.fairqueue.http.problem.Resource;
import io.fairqueue.http.security.Caller;
import io.fairqueue.message.Webhooks;
import io.fairqueue.port.message.Deliveries;
import io.fairqueue.port.message.Deliveries.Status;
import io.micronaut.core.annotation.Introspected;
import jakarta.inject.Singleton;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What organizers do with endpoints, whatever these hear of. Thread-safe; blocks. */
@Singleton
public class EndpointDesk {

  private static final int MAX_DELIVERIES = 100;

  private final Webhooks webhooks;

  EndpointDesk(FairQueue fairQueue) {
    this.webhooks = fairQueue.webhooks();
  }

  CreatedEndpointBody create(Caller.Staff staff, EndpointScope scope, EndpointRequest request) {
    Permitted<Webhooks.Creation> answer =
        webhooks.create(staff.actor(), scope, request.read(), request.signing());
    return switch (of(scope).require(answer)) {
      case Webhooks.Creation.Created created ->
          new CreatedEndpointBody(
              EndpointBody.of(created.endpoint()), VerifierBody.of(created.secret()));
      case Webhooks.Creation.UrlNotAllowed no -> throw notAllowed(no.why());
      case Webhooks.Creation.TooMany full -> throw new ProblemException(Refusal.TOO_MANY_ENDPOINTS);
    };
  }

  List<EndpointBody> list(Caller.Staff staff, EndpointScope scope) {
    return of(scope).require(webhooks.list(staff.actor(), scope)).stream()
        .map(EndpointBody::of)
        .toList();
  }

  EndpointBody show(Caller.Staff staff, EndpointScope scope, EndpointId id) {
    return EndpointBody.of(Resource.WEBHOOK.require(webhooks.show(staff.actor(), scope, id)));
  }

  EndpointBody change(Caller.Staff staff, EndpointScope scope, EndpointId id, ObjectNode patch) {
    var answer = webhooks.change(staff.actor(), scope, id, EndpointPatch.read(patch));
    return switch (Resource.WEBHOOK.require(answer)) {
      case Webhooks.Change.Changed changed -> EndpointBody.of(changed.endpoint());
      case Webhooks.Change.UrlNotAllowed no -> throw notAllowed(no.why());
    };
  }

  public void delete(Caller.Staff staff, EndpointScope scope, EndpointId id) {
    Resource.WEBHOOK.require(webhooks.delete(staff.actor(), scope, id));
  }

  VerifierBody rotate(Caller.Staff staff, EndpointScope scope, EndpointId id) {
    return VerifierBody.of(Resource.WEBHOOK.require(webhooks.rotate(staff.actor(), scope, id)));
  }

  public QueuedBody test(Caller.Staff staff, EndpointScope scope, EndpointId id) {
    Deliveries.Key key = Resource.WEBHOOK.require(webhooks.test(staff.actor(), scope, id));
    return new QueuedBody(DeliveryIds.write(key));
  }

  List<DeliveryBody> deliveries(
      Caller.Staff staff, EndpointScope scope, EndpointId id, @Nullable String status, int size) {
    if (size < 1 || size > MAX_DELIVERIES) {
      throw new InvalidInputException("size", "must be between 1 and " + MAX_DELIVERIES);
    }
    var answer = webhooks.deliveries(staff.actor(), scope, id, status(status), size);
    return Resource.WEBHOOK.require(answer).stream().map(DeliveryBody::of).toList();
  }

  private static @Nullable Status status(@Nullable String text) {
    if (text == null) {
      return null;
    }
    return Arrays.stream(Status.values())
        .filter(each -> each.name().equals(text))
        .findAny()
        .orElseThrow(
            () ->
                new InvalidInputException(
                    "status", "must be one of PENDING, SENDING, DONE, DEAD, SKIPPED"));
  }

  public QueuedBody replay(
      Caller.Staff staff, EndpointScope scope, EndpointId id, String delivery) {
    // A name of no delivery is one of none that there is: who may ask is told that first.
    Deliveries.Key key = DeliveryIds.read(id, delivery).orElseGet(() -> DeliveryIds.none(id));
    return switch (Resource.WEBHOOK.require(webhooks.replay(staff.actor(), scope, id, key))) {
      case DUE, UNDER_WAY -> new QueuedBody(DeliveryIds.write(key));
      case UNKNOWN -> throw new ProblemException(Refusal.DELIVERY_NOT_FOUND);
    };
  }

  public ReplayedBody replay(
      Caller.Staff staff, EndpointScope scope, EndpointId id, ReplayRequest request) {
    var answer = webhooks.replay(staff.actor(), scope, id, request.from(), request.to());
    return new ReplayedBody(Resource.WEBHOOK.require(answer));
  }

  private static Resource of(EndpointScope scope) {
    return switch (scope) {
      case EndpointScope.OfEvent one -> Resource.EVENT;
      case EndpointScope.OfOrganizer all -> Resource.WEBHOOK;
    };
  }

  private static ProblemException notAllowed(String why) {
    return new ProblemException(
        Problem.of(Refusal.URL_NOT_ALLOWED).withErrors(List.of(new FieldError("url", why))));
  }

  /** Which span is to be sent again: from when on, and before when. */
  @Introspected
  public record ReplayRequest(@NotNull Instant from, @NotNull Instant to) {}

  /** What was put on its way. */
  public record QueuedBody(String deliveryId) {}

  /** How many deliveries are on their way again. */
  public record ReplayedBody(int deliveries) {}
}
