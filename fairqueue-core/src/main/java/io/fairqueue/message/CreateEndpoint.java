package io.fairqueue.message;

import io.fairqueue.access.Actor;
import io.fairqueue.access.Deed;
import io.fairqueue.access.Permitted;
import io.fairqueue.domain.message.EndpointFacts;
import io.fairqueue.domain.message.EndpointId;
import io.fairqueue.domain.message.EndpointScope;
import io.fairqueue.domain.message.EndpointSettings;
import io.fairqueue.domain.message.EndpointSigning;
import io.fairqueue.message.Webhooks.Creation;
import io.fairqueue.port.IdSource;
import io.fairqueue.port.Parts;
import io.fairqueue.port.message.EndpointUrls;
import io.fairqueue.port.message.Endpoints;
import io.fairqueue.port.message.Endpoints.AddOutcome;
import io.fairqueue.port.message.SealedSecret;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes an endpoint, with its first secret. */
final class CreateEndpoint {

  static final String PERSONAL_DATA = "webhook.personal-data";

  private final Endpoints endpoints;
  private final EndpointUrls urls;
  private final EndpointSecrets secrets;
  private final EndpointAccess access;
  private final IdSource ids;
  private final InstantSource time;

  CreateEndpoint(Parts parts, EndpointAccess access) {
    this.endpoints = parts.stores().endpoints();
    this.urls = parts.endpointUrls();
    this.secrets = new EndpointSecrets(parts);
    this.access = access;
    this.ids = parts.ids();
    this.time = parts.time();
  }

  public Permitted<Creation> create(
      Actor actor, EndpointScope scope, EndpointSettings wanted, EndpointSigning signing) {
    EndpointSettings settings = wanted.checkTexts();
    return access.on(
        actor, scope, "webhook.create", owned -> create(actor, owned, settings, signing));
  }

  private Creation create(
      Actor actor, EndpointAccess.Owned owned, EndpointSettings settings, EndpointSigning signing) {
    @Nullable String refusal = urls.refusal(settings.url());
    if (refusal != null) {
      return new Creation.UrlNotAllowed(refusal);
    }
    Instant now = time.instant();
    EndpointId id = new EndpointId(ids.next());
    UUID secret = ids.next();
    SealedSecret sealed = secrets.generate(secret, signing, now);
    EndpointFacts facts = EndpointFacts.created(id, owned.owner(), owned.event(), settings, now);
    if (endpoints.add(facts, sealed) == AddOutcome.TOO_MANY) {
      return new Creation.TooMany();
    }
    if (settings.personalData()) {
      access.record(actor, Deed.to(id, PERSONAL_DATA));
    }
    // An earlier try of the same request may have added it, with a secret of its own.
    return new Creation.Created(endpoints.find(id).orElseThrow(), secrets.find(id, secret, now));
  }
}
