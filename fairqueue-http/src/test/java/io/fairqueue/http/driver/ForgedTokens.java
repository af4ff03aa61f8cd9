package io.fairqueue.http.driver;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import io.fairqueue.port.KeyUse;
import io.fairqueue.port.SigningKeyStore.StoredKey;
import java.text.ParseException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a session says, under algorithms and keys that it isn't meant for. */
public final class ForgedTokens {

  private final ECKey tokens;
  private final OctetSequenceKey sessions;
  private final Payload payload;

  /** Of this session, by the keys of its server, which are kept in the clear. */
  public ForgedTokens(TestServer server, String session) {
    try {
      this.tokens = ECKey.parse(newest(server, KeyUse.TOKEN).privateJwk());
      this.sessions = OctetSequenceKey.parse(newest(server, KeyUse.SESSION).privateJwk());
      this.payload = JWSObject.parse(session).getPayload();
    } catch (ParseException e) {
      throw new AssertionError(e);
    }
  }

  /** The newest key of a use that counts. */
  public static StoredKey newest(TestServer server, KeyUse use) {
    return server.stores().signingKeys().list().stream()
        .filter(key -> key.counts() && key.use() == use)
        .findFirst()
        .orElseThrow();
  }

  /** As the release before made it. */
  public String ofBefore() {
    return es256(tokens.getKeyID());
  }

  /** None of them is a session, by what it is. */
  public Map<String, String> confused() {
    Map<String, String> confused = new LinkedHashMap<>();
    confused.put("HS256 under a key for tokens", hs256(sessions.toByteArray(), tokens.getKeyID()));
    confused.put("ES256 under a key for sessions", es256(sessions.getKeyID()));
    confused.put("no algorithm, key for sessions", none(sessions.getKeyID()));
    confused.put("no algorithm, key for tokens", none(tokens.getKeyID()));
    byte[] jwk = tokens.toPublicJWK().toJSONString().getBytes(UTF_8);
    byte[] der = der();
    for (String kid : new String[] {sessions.getKeyID(), tokens.getKeyID()}) {
      confused.put("a MAC by the public JWK under " + kid, hs256(jwk, kid));
      confused.put("a MAC by the public key's bytes under " + kid, hs256(der, kid));
    }
    return confused;
  }

  private byte[] der() {
    try {
      return tokens.toECPublicKey().getEncoded();
    } catch (JOSEException e) {
      throw new AssertionError(e);
    }
  }

  private String es256(String kid) {
    try {
      return sign(JWSAlgorithm.ES256, kid, new ECDSASigner(tokens));
    } catch (JOSEException e) {
      throw new AssertionError(e);
    }
  }

  private String hs256(byte[] secret, String kid) {
    try {
      return sign(JWSAlgorithm.HS256, kid, new MACSigner(secret));
    } catch (JOSEException e) {
      throw new AssertionError(e);
    }
  }

  private String none(String kid) {
    String header = "{\"kid\":\"" + kid + "\",\"alg\":\"none\"}";
    return Base64.getUrlEncoder().withoutPadding().encodeToString(header.getBytes(UTF_8))
        + "."
        + payload.toBase64URL()
        + ".";
  }

  /** With the low one of two signatures, as ours are. */
  private String sign(JWSAlgorithm algorithm, String kid, JWSSigner signer) throws JOSEException {
    while (true) {
      JWSObject jws = new JWSObject(new JWSHeader.Builder(algorithm).keyID(kid).build(), payload);
      jws.sign(signer);
      // The half of the order begins with 7f: below it all are low.
      if (algorithm.equals(JWSAlgorithm.HS256) || (jws.getSignature().decode()[32] & 0xff) < 0x7f) {
        return jws.serialize();
      }
    }
  }
}
