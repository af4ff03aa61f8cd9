package io.fairqueue.message;

import io.fairqueue.access.Actor;
import io.fairqueue.access.Authorization;
import io.fairqueue.access.Permitted;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.OrganizerId;
import io.fairqueue.domain.message.Endpoint;
import io.fairqueue.domain.message.EndpointId;
import io.fairqueue.domain.message.EndpointScope;
import io.fairqueue.port.AuditLog;
import io.fairqueue.port.Parts;
import io.fairqueue.port.Stores;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;

/**
 * Lets those act on endpoints whose events they hear of, and admins; and writes down what must be.
 */
final class EndpointAccess {

  private final Stores stores;
  private final Authorization authorization;
  private final InstantSource time;

  EndpointAccess(Parts parts) {
    this.stores = parts.stores();
    this.time = parts.time();
    this.authorization = new Authorization(stores.audit(), time);
  }

  /**
   * Whose events, and which one.
   *
   * @param event empty for all of the owner's
   */
  record Owned(OrganizerId owner, Optional<EventId> event) {}

  /** Acts on a scope. */
  <T> Permitted<T> on(Actor actor, EndpointScope scope, String action, Function<Owned, T> act) {
    return switch (scope) {
      case EndpointScope.OfEvent one -> onEvent(actor, one.event(), action, act);
      case EndpointScope.OfOrganizer all -> onAll(actor, all.organizer(), action, act);
    };
  }

  private <T> Permitted<T> onEvent(Actor actor, EventId id, String action, Function<Owned, T> act) {
    Event event = stores.events().find(id).orElse(null);
    if (event == null) {
      return new Permitted.NotFound<>();
    }
    return authorization.allows(actor, event, action)
        ? new Permitted.Allowed<>(
            act.apply(new Owned(event.facts().organizerId(), Optional.of(id))))
        : new Permitted.Forbidden<>();
  }

  private <T> Permitted<T> onAll(
      Actor actor, OrganizerId owner, String action, Function<Owned, T> act) {
    if (!actor.id().equals(owner)) {
      if (!actor.admin()) {
        return new Permitted.Forbidden<>();
      }
      if (stores.organizers().find(owner).isEmpty()) {
        return new Permitted.NotFound<>();
      }
      record(actor, action, owner.toString());
    }
    return new Permitted.Allowed<>(act.apply(new Owned(owner, Optional.empty())));
  }

  /** Acts on one endpoint; the same id in another scope is not found, or is somebody else's. */
  <T> Permitted<T> on(
      Actor actor, EndpointScope scope, EndpointId id, String action, Function<Endpoint, T> act) {
    Endpoint endpoint = stores.endpoints().find(id).orElse(null);
    if (endpoint != null && !EndpointScope.of(endpoint.facts()).equals(scope)) {
      return actor.admin() || endpoint.facts().organizer().equals(actor.id())
          ? new Permitted.NotFound<>()
          : new Permitted.Forbidden<>();
    }
    if (endpoint == null) {
      return isForbidden(actor, scope) ? new Permitted.Forbidden<>() : new Permitted.NotFound<>();
    }
    return on(actor, scope, action, owned -> act.apply(endpoint));
  }

  private boolean isForbidden(Actor actor, EndpointScope scope) {
    return switch (scope) {
      case EndpointScope.OfEvent one ->
          stores.events().find(one.event()).filter(event -> !actor.mayActOn(event)).isPresent();
      case EndpointScope.OfOrganizer all -> !actor.admin() && !actor.id().equals(all.organizer());
    };
  }

  /** Writes down what somebody did. */
  void record(Actor actor, String action, String subject) {
    stores.audit().record(new AuditLog.Entry(actor.id(), action, subject, time.instant()));
  }
}
