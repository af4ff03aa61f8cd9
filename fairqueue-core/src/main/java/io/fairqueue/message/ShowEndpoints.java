package io.fairqueue.message;

import io.fairqueue.access.Actor;
import io.fairqueue.access.Permitted;
import io.fairqueue.domain.message.Endpoint;
import io.fairqueue.domain.message.EndpointId;
import io.fairqueue.domain.message.EndpointScope;
import io.fairqueue.port.Parts;
import io.fairqueue.port.message.Deliveries;
import io.fairqueue.port.message.Deliveries.Known;
import io.fairqueue.port.message.Deliveries.Status;
import io.fairqueue.port.message.Endpoints;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Shows endpoints, and what became of their deliveries. */
final class ShowEndpoints {

  private final Endpoints endpoints;
  private final Deliveries deliveries;
  private final EndpointAccess access;

  ShowEndpoints(Parts parts, EndpointAccess access) {
    this.endpoints = parts.stores().endpoints();
    this.deliveries = parts.stores().deliveries();
    this.access = access;
  }

  public Permitted<List<Endpoint>> list(Actor actor, EndpointScope scope) {
    return access.look(actor, scope, owned -> endpoints.list(owned.owner(), owned.event()));
  }

  public Permitted<Endpoint> show(Actor actor, EndpointScope scope, EndpointId id) {
    return access.look(actor, scope, id, endpoint -> endpoint);
  }

  public Permitted<List<Known>> deliveries(
      Actor actor, EndpointScope scope, EndpointId id, @Nullable Status status, int limit) {
    return access.look(
        actor, scope, id, endpoint -> deliveries.ofEndpoint(id.value(), status, limit));
  }

  public Optional<Endpoint> find(EndpointId id) {
    return endpoints.find(id);
  }
}
