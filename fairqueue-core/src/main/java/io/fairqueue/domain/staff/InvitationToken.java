package io.fairqueue.domain.staff;

import io.fairqueue.domain.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * What proves that somebody was invited: whoever has it opens the account. Stores know its digest
 * only.
 *
 * @param text 43 letters, digits, dashes and underscores
 */
public record InvitationToken(String text) {

  private static final int BYTES = 32;
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");

  public InvitationToken {
    if (!FORM.matcher(text).matches()) {
      throw new IllegalArgumentException("not a token of an invitation");
    }
  }

  /** A new one; {@code random} must be one for secrets. */
  public static InvitationToken generate(RandomGenerator random) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return new InvitationToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /** Empty for what can be no token. */
  public static Optional<InvitationToken> read(String text) {
    return FORM.matcher(text).matches() ? Optional.of(new InvitationToken(text)) : Optional.empty();
  }

  /** What stores keep of it. */
  public String digest() {
    return HexFormat.of().formatHex(Sha256.of(text.getBytes(StandardCharsets.US_ASCII)));
  }

  /** Prints no secret. */
  @Override
  public String toString() {
    return "InvitationToken[]";
  }
}
