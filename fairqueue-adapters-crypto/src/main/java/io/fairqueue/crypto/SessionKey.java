package io.fairqueue.crypto;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import io.fairqueue.port.SigningKeyStore.StoredKey;
import io.fairqueue.port.StoreDataException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.text.ParseException;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * A secret key for sessions: JWS HS256 (RFC 7515, 7518) with one header, byte for byte, so that a
 * token names its key and its algorithm by beginning with that header. Thread-safe.
 */
final class SessionKey {

  /** The length of a MAC in Base64. */
  static final int MAC_LENGTH = 43;

  static final int SECRET_BYTES = 32;

  private static final String ALGORITHM = "HmacSHA256";
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  private final StoredKey stored;
  private final String header;
  // Ready to use, never used itself: a copy costs less than looking the algorithm up.
  private final Mac mac;

  private SessionKey(StoredKey stored, byte[] secret) {
    this.stored = stored;
    this.header =
        new JWSHeader.Builder(JWSAlgorithm.HS256)
            .keyID(stored.kid())
            .build()
            .toBase64URL()
            .toString();
    try {
      this.mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret, ALGORITHM));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no " + ALGORITHM, e);
    }
  }

  /**
   * Reads what is stored.
   *
   * @param jwk the key's secret part in the clear
   */
  static SessionKey of(StoredKey stored, String jwk) {
    byte[] secret;
    try {
      secret = OctetSequenceKey.parse(jwk).toByteArray();
    } catch (ParseException e) {
      throw notOurs(stored, e);
    }
    if (secret.length < SECRET_BYTES) {
      throw notOurs(stored, null);
    }
    return new SessionKey(stored, secret);
  }

  String kid() {
    return stored.kid();
  }

  Instant createdAt() {
    return stored.createdAt();
  }

  String publicJwk() {
    return stored.publicJwk();
  }

  /** The first part of each token of this key. */
  String header() {
    return header;
  }

  /** The whole token. */
  String sign(String payload) {
    String input = header + "." + BASE64.encodeToString(payload.getBytes(ISO_8859_1));
    byte[] bytes = input.getBytes(ISO_8859_1);
    return input + "." + new String(mac(bytes, bytes.length), ISO_8859_1);
  }

  /**
   * The payload of a token with our header, if its MAC is ours; else null. Texts are compared, not
   * what they stand for, so that a token has no twin; the time that takes tells nothing.
   */
  @Nullable String open(String token) {
    byte[] bytes = token.getBytes(ISO_8859_1);
    int signed = bytes.length - MAC_LENGTH - 1;
    if (signed <= header.length() || bytes[signed] != '.') {
      return null;
    }
    byte[] shown = new byte[MAC_LENGTH];
    System.arraycopy(bytes, signed + 1, shown, 0, MAC_LENGTH);
    if (!MessageDigest.isEqual(mac(bytes, signed), shown)) {
      return null;
    }
    int from = header.length() + 1;
    return new String(Base64.getUrlDecoder().decode(token.substring(from, signed)), ISO_8859_1);
  }

  private byte[] mac(byte[] bytes, int length) {
    try {
      Mac copy = (Mac) mac.clone();
      copy.update(bytes, 0, length);
      return BASE64.encode(copy.doFinal());
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("this Java's " + ALGORITHM + " can't be copied", e);
    }
  }

  private static StoreDataException notOurs(StoredKey key, @Nullable Exception cause) {
    return new StoreDataException(
        "the session key " + key.kid() + " is no secret of 256 bits for HS256", cause);
  }

  @Override
  public String toString() {
    return "SessionKey[" + kid() + "]";
  }
}
