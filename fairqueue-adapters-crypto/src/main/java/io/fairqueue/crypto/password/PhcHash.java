package io.fairqueue.crypto.password;

import io.fairqueue.port.StoreDataException;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An argon2id hash in the PHC string format, which carries algorithm, costs and salt.
 *
 * @param salt in Base64 without padding, as is the hash
 */
record PhcHash(Argon2Costs costs, String salt, String hash) {

  private static final Pattern FORMAT =
      Pattern.compile(
          "\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,3}),p=(\\d{1,2})"
              + "\\$([A-Za-z0-9+/]{11,86})\\$([A-Za-z0-9+/]{22,86})");

  static PhcHash parse(String text) {
    Matcher matcher = FORMAT.matcher(text);
    if (!matcher.matches()) {
      throw new StoreDataException("a stored password hash is not argon2id");
    }
    try {
      return new PhcHash(
          new Argon2Costs(number(matcher, 1), number(matcher, 2), number(matcher, 3)),
          matcher.group(4),
          matcher.group(5));
    } catch (IllegalArgumentException e) {
      throw new StoreDataException("a stored password hash is malformed", e);
    }
  }

  static PhcHash of(Argon2Costs costs, byte[] salt, byte[] hash) {
    Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
    return new PhcHash(costs, base64.encodeToString(salt), base64.encodeToString(hash));
  }

  byte[] saltBytes() {
    return Base64.getDecoder().decode(salt);
  }

  byte[] hashBytes() {
    return Base64.getDecoder().decode(hash);
  }

  /** The text as it is stored. */
  String format() {
    return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
        .formatted(costs.memoryKib(), costs.passes(), costs.parallelism(), salt, hash);
  }

  private static int number(Matcher matcher, int group) {
    return Integer.parseInt(matcher.group(group));
  }
}
