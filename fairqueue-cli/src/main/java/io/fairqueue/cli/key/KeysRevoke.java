package io.fairqueue.cli.key;

import io.fairqueue.cli.input.Consent;
import io.fairqueue.cli.output.Format;
import io.fairqueue.cli.output.Output;
import io.fairqueue.cli.output.RefusedException;
import io.fairqueue.cli.stores.Backend;
import io.fairqueue.cli.stores.Backends;
import io.fairqueue.cli.stores.StoreOptions;
import io.fairqueue.crypto.SigningKeys;
import jakarta.inject.Inject;
import java.time.InstantSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "revoke",
    description =
        "Ends a key on every server within two seconds: what it signed counts no more, sessions and"
            + " printed tickets too. If it was the newest of its use, a new one is added.")
final class KeysRevoke implements Runnable {

  private final Backends backends;
  private final Output output;
  private final InstantSource time;

  @Mixin StoreOptions where = new StoreOptions();
  @Mixin Format format = new Format();

  // Not asked for: whose key has leaked is in a hurry.
  @Mixin Consent consent = new Consent();

  @Parameters(paramLabel = "KID", description = "The key's name, as listed.")
  String kid;

  @Inject
  KeysRevoke(Backends backends, Output output, InstantSource time) {
    this.backends = backends;
    this.output = output;
    this.time = time;
  }

  @Override
  public void run() {
    try (Backend backend = backends.open(where)) {
      revoke(backend.signingKeys());
      backend.note("key.revoke", kid);
      output.print(
          format, backend.stores().signingKeys().list().stream().map(KeyRow::of).toList(), "");
    }
  }

  /** A key that is added is kept as the present ones are. */
  private void revoke(SigningKeys keys) {
    try {
      keys.ensure(time.instant());
      if (!keys.revoke(kid, time.instant())) {
        throw new RefusedException("No key " + kid + " counts.");
      }
    } catch (IllegalStateException locked) {
      throw new RefusedException("The key can't be revoked: " + locked.getMessage() + ".");
    }
  }
}
