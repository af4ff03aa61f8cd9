package io.fairqueue.crypto;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.fairqueue.domain.EntryId;
import io.fairqueue.domain.EventId;
import java.text.ParseException;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * What a fan keeps, as it is read by somebody who has no keys of ours but the public ones.
 *
 * @param jwt as it was written
 * @param place empty where a draw had yet to give it
 * @param salt by which the leaf can be made again
 * @param leaf how the entry stands in the log
 * @param log the origin of the log
 */
public record SignedReceipt(
    SignedJWT jwt,
    EventId event,
    EntryId entry,
    long number,
    OptionalLong place,
    byte[] salt,
    byte[] leaf,
    String log) {

  /** Reads a receipt; throws an {@link IllegalArgumentException} for anything else. */
  public static SignedReceipt parse(String text) {
    try {
      SignedJWT jwt = SignedJWT.parse(text);
      JWTClaimsSet claims = jwt.getJWTClaimsSet();
      if (!claims.getAudience().equals(List.of(Tokens.RECEIPT))
          || jwt.getHeader().getType() == null
          || !Tokens.RECEIPT_TYPE.equals(jwt.getHeader().getType().getType())) {
        throw new IllegalArgumentException("this is no receipt");
      }
      return new SignedReceipt(
          jwt,
          EventId.parse(text(claims, SignedTokens.EVENT)),
          EntryId.parse(text(claims, SignedTokens.ENTRY)),
          claims.getLongClaim("number"),
          claims.getClaim("place") == null
              ? OptionalLong.empty()
              : OptionalLong.of(claims.getLongClaim("place")),
          Base64.getDecoder().decode(text(claims, "salt")),
          Base64.getDecoder().decode(text(claims, "leaf")),
          text(claims, "log"));
    } catch (ParseException | NullPointerException e) {
      throw new IllegalArgumentException("this is no receipt: " + e.getMessage(), e);
    }
  }

  private static String text(JWTClaimsSet claims, String name) throws ParseException {
    return Objects.requireNonNull(claims.getStringClaim(name), name);
  }

  /**
   * Whether one of these keys has signed it.
   *
   * @param jwks a JSON Web Key Set
   */
  public boolean isSignedBy(String jwks) {
    try {
      JWK key = JWKSet.parse(jwks).getKeyByKeyId(jwt.getHeader().getKeyID());
      return key != null
          && JWSAlgorithm.ES256.equals(jwt.getHeader().getAlgorithm())
          && jwt.verify(new ECDSAVerifier(key.toECKey()));
    } catch (ParseException | JOSEException e) {
      throw new IllegalArgumentException("these are no keys: " + e.getMessage(), e);
    }
  }
}
