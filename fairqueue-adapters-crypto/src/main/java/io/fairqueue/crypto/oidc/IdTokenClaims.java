package io.fairqueue.crypto.oidc;

import com.nimbusds.jwt.JWTClaimsSet;
import io.fairqueue.domain.EmailAddress;
import io.fairqueue.domain.InvalidInputException;
import io.fairqueue.port.identity.IdTokens.Fault;
import io.fairqueue.port.identity.IdTokens.Verdict;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an id token must say. */
final class IdTokenClaims {

  /** A token is shown by whoever signed in at the issuer just now. */
  static final Duration MAX_AGE = Duration.ofMinutes(10);

  /** An issuer's clock may be ahead of ours. */
  static final Duration LEEWAY = Duration.ofSeconds(60);

  private static final String PARTY = "azp";
  private static final String EMAIL = "email";
  private static final String VERIFIED = "email_verified";

  private IdTokenClaims() {}

  /** Whether a token is made for this audience, and was given to nobody else (azp). */
  static boolean isFor(String audience, JWTClaimsSet claims) {
    List<String> audiences = claims.getAudience();
    Object party = claims.getClaim(PARTY);
    return audiences.contains(audience)
        && (party == null ? audiences.size() == 1 : audience.equals(party));
  }

  /** Judges the claims of an authentic token. */
  static Verdict judge(TrustedIssuer issuer, JWTClaimsSet claims, Instant now) {
    Instant expires = instant(claims.getExpirationTime());
    Instant issued = instant(claims.getIssueTime());
    Instant from = instant(claims.getNotBeforeTime());
    if (expires == null || issued == null) {
      return new Verdict.Refused(Fault.MALFORMED);
    }
    if (!now.isBefore(expires) || issued.isBefore(now.minus(MAX_AGE))) {
      return new Verdict.Refused(Fault.EXPIRED);
    }
    Instant soon = now.plus(LEEWAY);
    if (issued.isAfter(soon) || (from != null && from.isAfter(soon))) {
      return new Verdict.Refused(Fault.EARLY);
    }
    EmailAddress email = verifiedEmail(claims);
    return email == null
        ? new Verdict.Refused(Fault.EMAIL)
        : new Verdict.Verified(issuer.issuer(), email, issuer.organizers());
  }

  private static @Nullable EmailAddress verifiedEmail(JWTClaimsSet claims) {
    // Some issuers write the truth as a text.
    Object verified = claims.getClaim(VERIFIED);
    if (!Boolean.TRUE.equals(verified) && !"true".equals(verified)) {
      return null;
    }
    try {
      String email = claims.getStringClaim(EMAIL);
      return email == null ? null : new EmailAddress(email);
    } catch (ParseException | InvalidInputException unfit) {
      return null;
    }
  }

  private static @Nullable Instant instant(@Nullable Date date) {
    return date == null ? null : date.toInstant();
  }
}
