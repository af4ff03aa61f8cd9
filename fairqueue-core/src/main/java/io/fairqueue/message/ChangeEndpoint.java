package io.fairqueue.message;

import io.fairqueue.access.Actor;
import io.fairqueue.access.Deed;
import io.fairqueue.access.Permitted;
import io.fairqueue.domain.message.Endpoint;
import io.fairqueue.domain.message.EndpointChange;
import io.fairqueue.domain.message.EndpointId;
import io.fairqueue.domain.message.EndpointScope;
import io.fairqueue.domain.message.EndpointSettings;
import io.fairqueue.message.Webhooks.Change;
import io.fairqueue.port.Parts;
import io.fairqueue.port.message.EndpointUrls;
import io.fairqueue.port.message.Endpoints;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Changes an endpoint, or forgets it. */
final class ChangeEndpoint {

  private static final String ACTION = "webhook.change";

  private final Endpoints endpoints;
  private final EndpointUrls urls;
  private final EndpointAccess access;
  private final InstantSource time;

  ChangeEndpoint(Parts parts, EndpointAccess access) {
    this.endpoints = parts.stores().endpoints();
    this.urls = parts.endpointUrls();
    this.access = access;
    this.time = parts.time();
  }

  public Permitted<Change> change(
      Actor actor, EndpointScope scope, EndpointId id, EndpointChange wanted) {
    return access.on(actor, scope, id, ACTION, endpoint -> change(actor, endpoint, wanted));
  }

  private Change change(Actor actor, Endpoint endpoint, EndpointChange wanted) {
    EndpointId id = endpoint.id();
    EndpointSettings before = endpoint.facts().settings();
    EndpointSettings after = wanted.of(before).checkTexts();
    if (!after.url().equals(before.url())) {
      @Nullable String refusal = urls.refusal(after.url());
      if (refusal != null) {
        return new Change.UrlNotAllowed(refusal);
      }
    }
    if (after.personalData() && !before.personalData()) {
      access.record(actor, Deed.to(id, CreateEndpoint.PERSONAL_DATA));
    }
    if (!after.equals(before)) {
      endpoints.change(id, after);
    }
    if (Boolean.TRUE.equals(wanted.enabled())) {
      endpoints.enable(id);
    } else if (Boolean.FALSE.equals(wanted.enabled())) {
      endpoints.disable(id, "Its owner switched it off.", time.instant());
    }
    return new Change.Changed(endpoints.find(id).orElse(endpoint));
  }

  public Permitted<Endpoint> delete(Actor actor, EndpointScope scope, EndpointId id) {
    return access.on(
        actor,
        scope,
        id,
        "webhook.delete",
        endpoint -> {
          endpoints.delete(id);
          return endpoint;
        });
  }
}
