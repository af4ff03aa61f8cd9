package io.fairqueue.port.message;

/** Encrypts secrets that are kept in a store. Thread-safe. */
public interface SecretVault {

  /**
   * The secret as it is stored.
   *
   * @param name what it is the secret of; only under the same name can it be opened
   */
  String seal(String name, String secret);

  /**
   * The secret itself.
   *
   * @throws IllegalStateException if it was sealed under another name, or with another key
   */
  String open(String name, String sealed);

  /** Keeps everything in the clear: for stores that nothing outlives. */
  static SecretVault plain() {
    return new SecretVault() {
      @Override
      public String seal(String name, String secret) {
        return secret;
      }

      @Override
      public String open(String name, String sealed) {
        return sealed;
      }
    };
  }
}
