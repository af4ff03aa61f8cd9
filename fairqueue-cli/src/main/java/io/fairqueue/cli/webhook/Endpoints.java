package io.fairqueue.cli.webhook;

import io.fairqueue.access.Permitted;
import io.fairqueue.cli.output.Found;
import io.fairqueue.cli.stores.Backend;
import io.fairqueue.domain.message.EndpointId;
import io.fairqueue.domain.message.EndpointScope;
import io.fairqueue.message.Webhooks;

/** Finds endpoints by their ids alone, as operators name them. */
final class Endpoints {

  /** A verb of the door, on an endpoint in its scope. */
  @FunctionalInterface
  interface Verb<T> {
    Permitted<T> apply(Webhooks webhooks, EndpointScope scope);
  }

  private Endpoints() {}

  /** What a verb comes to. */
  static <T> T with(Backend backend, EndpointId id, Verb<T> verb) {
    String what = "webhook " + id;
    Webhooks webhooks = backend.fairQueue().webhooks();
    EndpointScope scope =
        webhooks
            .find(id)
            .map(endpoint -> EndpointScope.of(endpoint.facts()))
            .orElseThrow(() -> Found.none(what));
    return Found.in(verb.apply(webhooks, scope), what);
  }
}
