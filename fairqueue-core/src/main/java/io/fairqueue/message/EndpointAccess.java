package io.fairqueue.message;

import io.fairqueue.access.Actor;
import io.fairqueue.access.Authorization;
import io.fairqueue.access.Deed;
import io.fairqueue.access.Permitted;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.OrganizerId;
import io.fairqueue.domain.message.Endpoint;
import io.fairqueue.domain.message.EndpointId;
import io.fairqueue.domain.message.EndpointScope;
import io.fairqueue.domain.staff.Right;
import io.fairqueue.port.Parts;
import io.fairqueue.port.Stores;
import java.util.Optional;
import java.util.function.Function;

/**
 * Lets those act on endpoints whose events they hear of, and admins; and writes down what must be.
 */
final class EndpointAccess {

  private final Stores stores;
  private final Authorization authorization;

  EndpointAccess(Parts parts) {
    this.stores = parts.stores();
    this.authorization = new Authorization(stores, parts.time());
  }

  /**
   * Whose events, and which one.
   *
   * @param event empty for all of the owner's
   */
  record Owned(OrganizerId owner, Optional<EventId> event) {}

  /** Acts on a scope. */
  <T> Permitted<T> on(Actor actor, EndpointScope scope, String action, Function<Owned, T> act) {
    Deed deed = deed(scope, action);
    return permitted(
        actor, scope, owned -> authorization.noted(actor, deed, () -> act.apply(owned)));
  }

  /** Acts on one endpoint; the same id in another scope is not found, or is somebody else's. */
  <T> Permitted<T> on(
      Actor actor, EndpointScope scope, EndpointId id, String action, Function<Endpoint, T> act) {
    Deed deed = deed(scope, action).to(id);
    return permitted(
        actor, scope, id, endpoint -> authorization.noted(actor, deed, () -> act.apply(endpoint)));
  }

  /** Looks at a scope; an admin who sees what is somebody else's leaves a row. */
  <T> Permitted<T> look(Actor actor, EndpointScope scope, Function<Owned, T> look) {
    return permitted(
        actor,
        scope,
        owned -> {
          noteLook(actor, scope, owned.owner());
          return look.apply(owned);
        });
  }

  /** Looks at one endpoint, likewise. */
  <T> Permitted<T> look(
      Actor actor, EndpointScope scope, EndpointId id, Function<Endpoint, T> look) {
    return permitted(
        actor,
        scope,
        id,
        endpoint -> {
          noteLook(actor, scope, endpoint.facts().organizer());
          return look.apply(endpoint);
        });
  }

  private void noteLook(Actor actor, EndpointScope scope, OrganizerId owner) {
    if (actor.admin() && !actor.id().equals(owner)) {
      authorization.record(actor, deed(scope, "webhook.show"));
    }
  }

  private static Deed deed(EndpointScope scope, String action) {
    return switch (scope) {
      case EndpointScope.OfEvent one -> Deed.on(one.event(), action);
      case EndpointScope.OfOrganizer all -> Deed.to(all.organizer(), action);
    };
  }

  private <T> Permitted<T> permitted(Actor actor, EndpointScope scope, Function<Owned, T> act) {
    return switch (scope) {
      case EndpointScope.OfEvent one -> onEvent(actor, one.event(), act);
      case EndpointScope.OfOrganizer all -> onAll(actor, all.organizer(), act);
    };
  }

  private <T> Permitted<T> onEvent(Actor actor, EventId id, Function<Owned, T> act) {
    Event event = stores.events().find(id).orElse(null);
    if (event == null) {
      return new Permitted.NotFound<>();
    }
    return authorization.allows(actor, event, Right.OWN)
        ? new Permitted.Allowed<>(
            act.apply(new Owned(event.facts().organizerId(), Optional.of(id))))
        : new Permitted.Forbidden<>();
  }

  private <T> Permitted<T> onAll(Actor actor, OrganizerId owner, Function<Owned, T> act) {
    if (!actor.id().equals(owner)) {
      if (!actor.admin()) {
        return new Permitted.Forbidden<>();
      }
      if (stores.organizers().find(owner).isEmpty()) {
        return new Permitted.NotFound<>();
      }
    }
    return new Permitted.Allowed<>(act.apply(new Owned(owner, Optional.empty())));
  }

  private <T> Permitted<T> permitted(
      Actor actor, EndpointScope scope, EndpointId id, Function<Endpoint, T> act) {
    Endpoint endpoint = stores.endpoints().find(id).orElse(null);
    if (endpoint != null && !EndpointScope.of(endpoint.facts()).equals(scope)) {
      return actor.admin() || endpoint.facts().organizer().equals(actor.id())
          ? new Permitted.NotFound<>()
          : new Permitted.Forbidden<>();
    }
    if (endpoint == null) {
      return isForbidden(actor, scope) ? new Permitted.Forbidden<>() : new Permitted.NotFound<>();
    }
    return permitted(actor, scope, owned -> act.apply(endpoint));
  }

  private boolean isForbidden(Actor actor, EndpointScope scope) {
    return switch (scope) {
      case EndpointScope.OfEvent one ->
          stores
              .events()
              .find(one.event())
              .filter(event -> !authorization.allows(actor, event, Right.OWN))
              .isPresent();
      case EndpointScope.OfOrganizer all -> !actor.admin() && !actor.id().equals(all.organizer());
    };
  }

  /** Writes down what somebody did. */
  void record(Actor actor, Deed deed) {
    authorization.record(actor, deed);
  }
}
