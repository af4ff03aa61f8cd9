package io.fairqueue.cli.operate;

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

@Command(
    name = "rotate",
    description = "Adds a key, which signs within seconds; older ones go on verifying.")
final class KeysRotate implements Runnable {

  private final Backends backends;
  private final Output output;
  private final InstantSource time;

  @Mixin StoreOptions where = new StoreOptions();
  @Mixin Format format = new Format();

  @Inject
  KeysRotate(Backends backends, Output output, InstantSource time) {
    this.backends = backends;
    this.output = output;
    this.time = time;
  }

  @Override
  public void run() {
    try (Backend backend = backends.open(where)) {
      String kid = rotate(backend.signingKeys());
      backend.stores().signingKeys().list().stream()
          .filter(key -> key.kid().equals(kid))
          .map(KeyRow::of)
          .forEach(row -> output.print(format, row));
    }
  }

  /** Adds no key that is kept in another way than the present ones. */
  private String rotate(SigningKeys keys) {
    try {
      keys.ensure(time.instant());
      return keys.rotate(time.instant());
    } catch (IllegalStateException locked) {
      throw new RefusedException("The keys can't be rotated: " + locked.getMessage() + ".");
    }
  }
}
