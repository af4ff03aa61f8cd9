package io.fairqueue.port;

/**
 * Hashes passwords slowly. Thread-safe; at most a few at once, callers beyond that wait their turn.
 */
public interface PasswordHasher {

  /** A hash that carries its algorithm, costs and salt. */
  String hash(String password);

  /** Whether the password belongs to the hash, whatever costs it was made with. */
  boolean matches(String password, String hash);

  /** Whether the hash was made with other costs than today's. */
  boolean isOutdated(String hash);

  /** Takes as long as {@link #matches}, for accounts that do not exist. */
  void hashAnyway(String password);
}
