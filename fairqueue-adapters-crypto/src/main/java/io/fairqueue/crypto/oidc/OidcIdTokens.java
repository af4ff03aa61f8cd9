package io.fairqueue.crypto.oidc;

import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.fairqueue.port.identity.IdTokens;
import java.text.ParseException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Id tokens of OpenID Connect issuers, verified by the keys that these publish:
 *
 * <ol>
 *   <li>The token names a trusted issuer, an accepted algorithm and our audience.
 *   <li>The issuer's keys are those read lately; a key that is not among them makes us read again,
 *       a few times a minute at most, so a new key is found and invented ones cost little.
 *   <li>The signature is that of such a key; only then times and the address are looked at.
 * </ol>
 *
 * Thread-safe.
 */
public final class OidcIdTokens implements IdTokens, AutoCloseable {

  /** Longer texts are refused unread. */
  static final int MAX_LENGTH = 8 * 1024;

  private static final Pattern SHAPE =
      Pattern.compile("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+");

  private final List<TrustedIssuer> issuers;
  private final KeyFetcher fetcher = new KeyFetcher();
  private final Map<TrustedIssuer, IssuerKeys> keys = new LinkedHashMap<>();

  /** Reads nothing yet: keys are read when the first token of their issuer comes. */
  public OidcIdTokens(List<TrustedIssuer> issuers) {
    this.issuers = List.copyOf(issuers);
    this.issuers.forEach(issuer -> keys.put(issuer, IssuerKeys.of(issuer, fetcher)));
  }

  @Override
  public boolean acceptOrganizers() {
    return issuers.stream().anyMatch(TrustedIssuer::organizers);
  }

  @Override
  public Verdict verify(String token, Instant now) {
    if (token.length() > MAX_LENGTH || !SHAPE.matcher(token).matches()) {
      return refused(Fault.MALFORMED);
    }
    try {
      SignedJWT jwt = SignedJWT.parse(token);
      return verify(jwt, jwt.getJWTClaimsSet(), now);
    } catch (ParseException | RuntimeException e) {
      // Whatever a hostile text makes the parser do is the text's fault, not ours.
      return refused(Fault.MALFORMED);
    }
  }

  @Override
  public void close() {
    keys.values().forEach(IssuerKeys::close);
    fetcher.close();
  }

  private Verdict verify(SignedJWT jwt, JWTClaimsSet claims, Instant now) throws ParseException {
    if (!IdTokenSignature.accepts(jwt.getHeader())) {
      return refused(Fault.ALGORITHM);
    }
    List<TrustedIssuer> named =
        issuers.stream().filter(each -> each.issuer().equals(claims.getIssuer())).toList();
    if (named.isEmpty()) {
      return refused(Fault.ISSUER);
    }
    Optional<TrustedIssuer> meant =
        named.stream().filter(each -> IdTokenClaims.isFor(each.audience(), claims)).findFirst();
    return meant.isEmpty() ? refused(Fault.AUDIENCE) : verify(meant.get(), jwt, claims, now);
  }

  private Verdict verify(TrustedIssuer issuer, SignedJWT jwt, JWTClaimsSet claims, Instant now) {
    try {
      return isSigned(issuer, jwt)
          ? IdTokenClaims.judge(issuer, claims, now)
          : refused(Fault.SIGNATURE);
    } catch (RateLimitReachedException knownWell) {
      // The keys were read a moment ago, twice: this one is none of them.
      return refused(Fault.SIGNATURE);
    } catch (KeySourceException unread) {
      return new Verdict.Unavailable(issuer.issuer());
    }
  }

  private boolean isSigned(TrustedIssuer issuer, SignedJWT jwt) throws KeySourceException {
    JWSHeader header = jwt.getHeader();
    IssuerKeys its = keys.get(issuer);
    List<JWK> candidates = its == null ? List.of() : its.candidates(header);
    return candidates.stream().anyMatch(key -> IdTokenSignature.isBy(key, jwt));
  }

  private static Verdict refused(Fault fault) {
    return new Verdict.Refused(fault);
  }
}
