package io.fairqueue.crypto.password;

import io.fairqueue.port.PasswordHasher;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.concurrent.Semaphore;
import java.util.random.RandomGenerator;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/** Hashes passwords with argon2id (RFC 9106). */
public final class Argon2idHasher implements PasswordHasher {

  /** How many hashes are computed at once, unless configured otherwise: each takes its memory. */
  public static final int AT_ONCE = 2;

  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;

  private final Argon2Costs costs;
  private final RandomGenerator random;
  private final Derivation derivation;
  private final Semaphore turns;

  /**
   * A hasher that computes {@link #AT_ONCE} hashes at once.
   *
   * @param random makes the salts; a {@link java.security.SecureRandom} outside tests
   */
  public Argon2idHasher(Argon2Costs costs, RandomGenerator random) {
    this(costs, AT_ONCE, random);
  }

  public Argon2idHasher(Argon2Costs costs, int atOnce, RandomGenerator random) {
    this(costs, atOnce, random, Argon2idHasher::argon2id);
  }

  Argon2idHasher(Argon2Costs costs, int atOnce, RandomGenerator random, Derivation derivation) {
    this.costs = costs;
    this.random = random;
    this.derivation = derivation;
    this.turns = new Semaphore(atOnce, true);
  }

  @Override
  public String hash(String password) {
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    return PhcHash.of(costs, salt, derive(password, salt, costs, HASH_BYTES)).format();
  }

  @Override
  public boolean matches(String password, String hash) {
    PhcHash stored = PhcHash.parse(hash);
    byte[] expected = stored.hashBytes();
    byte[] derived = derive(password, stored.saltBytes(), stored.costs(), expected.length);
    return MessageDigest.isEqual(derived, expected);
  }

  @Override
  public boolean isOutdated(String hash) {
    return !PhcHash.parse(hash).costs().equals(costs);
  }

  @Override
  public void hashAnyway(String password) {
    byte[] unused = derive(password, new byte[SALT_BYTES], costs, HASH_BYTES);
    assert unused.length == HASH_BYTES;
  }

  private byte[] derive(String password, byte[] salt, Argon2Costs with, int length) {
    turns.acquireUninterruptibly();
    try {
      return derivation.derive(password.getBytes(StandardCharsets.UTF_8), salt, with, length);
    } finally {
      turns.release();
    }
  }

  private static byte[] argon2id(byte[] password, byte[] salt, Argon2Costs costs, int length) {
    Argon2BytesGenerator generator = new Argon2BytesGenerator();
    generator.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(costs.memoryKib())
            .withIterations(costs.passes())
            .withParallelism(costs.parallelism())
            .withSalt(salt)
            .build());
    byte[] hash = new byte[length];
    generator.generateBytes(password, hash);
    return hash;
  }

  /** The slow function itself. */
  @FunctionalInterface
  interface Derivation {
    byte[] derive(byte[] password, byte[] salt, Argon2Costs costs, int length);
  }
}
