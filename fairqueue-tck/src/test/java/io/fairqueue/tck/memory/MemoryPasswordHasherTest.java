package io.fairqueue.tck.memory;

import io.fairqueue.memory.account.MemoryPasswordHasher;
import io.fairqueue.port.PasswordHasher;
import io.fairqueue.tck.contract.account.PasswordHasherContract;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

class MemoryPasswordHasherTest extends PasswordHasherContract {

  private final PasswordHasher hasher = new MemoryPasswordHasher();

  @Override
  protected PasswordHasher hasher() {
    return hasher;
  }

  @Override
  protected String outdatedHash(String password) {
    byte[] salt = {1, 2, 3, 4};
    try {
      byte[] derived =
          SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
              .generateSecret(new PBEKeySpec(password.toCharArray(), salt, 1_000, 256))
              .getEncoded();
      return "pbkdf2-sha256$1000$01020304$" + HexFormat.of().formatHex(derived);
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }
}
