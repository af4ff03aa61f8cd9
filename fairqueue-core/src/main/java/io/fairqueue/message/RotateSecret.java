package io.fairqueue.message;

import io.fairqueue.access.Actor;
import io.fairqueue.access.Permitted;
import io.fairqueue.domain.message.EndpointId;
import io.fairqueue.domain.message.EndpointScope;
import io.fairqueue.domain.message.EndpointSecret;
import io.fairqueue.domain.message.EndpointSigning;
import io.fairqueue.port.IdSource;
import io.fairqueue.port.Parts;
import io.fairqueue.port.message.Endpoints;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;

/** Gives an endpoint another secret, of the same kind. */
final class RotateSecret {

  /** So long receivers may go on with the one before. */
  private static final Duration OVERLAP = Duration.ofHours(24);

  private final Endpoints endpoints;
  private final EndpointSecrets secrets;
  private final EndpointAccess access;
  private final IdSource ids;
  private final InstantSource time;

  RotateSecret(Parts parts, EndpointAccess access) {
    this.endpoints = parts.stores().endpoints();
    this.secrets = new EndpointSecrets(parts);
    this.access = access;
    this.ids = parts.ids();
    this.time = parts.time();
  }

  public Permitted<EndpointSecret> rotate(Actor actor, EndpointScope scope, EndpointId id) {
    return access.on(actor, scope, id, "webhook.rotate", endpoint -> rotate(id));
  }

  private EndpointSecret rotate(EndpointId id) {
    Instant now = time.instant();
    UUID secret = ids.next();
    EndpointSigning signing = secrets.signing(id, now);
    endpoints.rotate(id, secrets.generate(secret, signing, now), now.plus(OVERLAP));
    return secrets.find(id, secret, now);
  }
}
