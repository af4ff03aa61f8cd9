package io.fairqueue.cli.key;

import io.fairqueue.cli.output.Format;
import io.fairqueue.cli.output.Output;
import io.fairqueue.cli.output.RefusedException;
import io.fairqueue.cli.stores.Backend;
import io.fairqueue.cli.stores.Backends;
import io.fairqueue.cli.stores.StoreOptions;
import io.fairqueue.crypto.SigningKeys;
import io.fairqueue.port.KeyUse;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "rotate",
    description = "Adds a key of each use, which signs within seconds; older ones go on verifying.")
final class KeysRotate implements Runnable {

  private final Backends backends;
  private final Output output;
  private final InstantSource time;

  @Mixin StoreOptions where = new StoreOptions();
  @Mixin Format format = new Format();

  @Option(
      names = "--use",
      description = "Of this use only: ${COMPLETION-CANDIDATES}, in either case.")
  @Nullable KeyUse use;

  @Inject
  KeysRotate(Backends backends, Output output, InstantSource time) {
    this.backends = backends;
    this.output = output;
    this.time = time;
  }

  @Override
  public void run() {
    try (Backend backend = backends.open(where)) {
      List<String> added = rotate(backend.signingKeys());
      added.forEach(kid -> backend.note("key.rotate", kid));
      output.print(
          format,
          backend.stores().signingKeys().list().stream()
              .filter(key -> added.contains(key.kid()))
              .map(KeyRow::of)
              .toList(),
          "");
    }
  }

  /** Adds no key that is kept in another way than the present ones. */
  private List<String> rotate(SigningKeys keys) {
    try {
      keys.ensure(time.instant());
      return Arrays.stream(KeyUse.values())
          .filter(each -> use == null || each == use)
          .map(each -> keys.rotate(each, time.instant()))
          .toList();
    } catch (IllegalStateException locked) {
      throw new RefusedException("The keys can't be rotated: " + locked.getMessage() + ".");
    }
  }
}
