package io.fairqueue.message;

import io.fairqueue.domain.message.EndpointId;
import io.fairqueue.domain.message.EndpointSecret;
import io.fairqueue.domain.message.EndpointSigning;
import io.fairqueue.port.Parts;
import io.fairqueue.port.message.Endpoints;
import io.fairqueue.port.message.SealedSecret;
import io.fairqueue.port.message.SecretVault;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Makes and finds secrets of endpoints. */
final class EndpointSecrets {

  private final Endpoints endpoints;
  private final SecretVault vault;
  private final RandomGenerator random;

  EndpointSecrets(Parts parts) {
    this.endpoints = parts.stores().endpoints();
    this.vault = parts.vault();
    this.random = parts.random();
  }

  SealedSecret generate(UUID id, EndpointSigning signing, Instant now) {
    String text = EndpointSecret.generate(signing, random).text();
    return new SealedSecret(id, vault.seal(SealedSecret.name(id), text), now, null);
  }

  /** How the latest one signs. */
  EndpointSigning signing(EndpointId endpoint, Instant now) {
    return endpoints.secrets(endpoint, now).getFirst().open(vault).signing();
  }

  /** The secret of this id; the latest where it signs no more. */
  EndpointSecret find(EndpointId endpoint, UUID id, Instant now) {
    List<SealedSecret> all = endpoints.secrets(endpoint, now);
    return all.stream()
        .filter(each -> each.id().equals(id))
        .findAny()
        .orElseGet(all::getFirst)
        .open(vault);
  }
}
