package io.fairqueue.port.draw;

import io.fairqueue.domain.EventId;
import io.fairqueue.domain.fairness.DrawSecret;
import io.fairqueue.port.message.SecretVault;
import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** The secret of each event, sealed in the store. Thread-safe; blocks on the store. */
public final class DrawSecrets {

  private static final int BYTES = 32;

  private final DrawStore draws;
  private final SecretVault vault;
  private final RandomGenerator random;

  public DrawSecrets(DrawStore draws, SecretVault vault, RandomGenerator random) {
    this.draws = draws;
    this.vault = vault;
    this.random = random;
  }

  /**
   * The secret of an event; a new one, once. Empty for an unknown event, or one whose secret was
   * erased.
   */
  public Optional<DrawSecret> of(EventId event) {
    byte[] fresh = new byte[BYTES];
    random.nextBytes(fresh);
    String name = "draw/" + event;
    return draws
        .secret(event, vault.seal(name, HexFormat.of().formatHex(fresh)))
        .map(kept -> new DrawSecret(HexFormat.of().parseHex(vault.open(name, kept))));
  }
}
