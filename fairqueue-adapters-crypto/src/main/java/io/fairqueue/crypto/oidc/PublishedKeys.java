package io.fairqueue.crypto.oidc;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSetUnavailableException;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads an issuer's keys each time it is asked: from a file, from a URL, or from where the issuer
 * says that they are (OpenID Connect Discovery 1.0). Thread-safe; waits.
 */
final class PublishedKeys implements JWKSetSource<SecurityContext> {

  private static final String DISCOVERY = "/.well-known/openid-configuration";

  private final TrustedIssuer issuer;
  private final KeyFetcher fetcher;

  PublishedKeys(TrustedIssuer issuer, KeyFetcher fetcher) {
    this.issuer = issuer;
    this.fetcher = fetcher;
  }

  @Override
  public JWKSet getJWKSet(
      JWKSetCacheRefreshEvaluator evaluator, long time, @Nullable SecurityContext context)
      throws JWKSetUnavailableException {
    try {
      return JWKSet.parse(text());
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new JWKSetUnavailableException("interrupted", stop);
    } catch (IOException | ParseException | RuntimeException unread) {
      // Whatever an issuer answers must not end in a fault of ours.
      throw new JWKSetUnavailableException("no keys of " + issuer.issuer(), unread);
    }
  }

  @Override
  public void close() {
    // Nothing is open between two reads.
  }

  private String text() throws IOException, InterruptedException, ParseException {
    String keys = issuer.keys();
    if (keys == null) {
      return fetcher.fetch(discover());
    }
    return TrustedIssuer.isUrl(keys)
        ? fetcher.fetch(URI.create(keys))
        : Files.readString(Path.of(keys));
  }

  private URI discover() throws IOException, InterruptedException, ParseException {
    String base = issuer.issuer().replaceFirst("/$", "");
    Map<String, Object> described =
        JSONObjectUtils.parse(fetcher.fetch(URI.create(base + DISCOVERY)));
    if (!issuer.issuer().equals(JSONObjectUtils.getString(described, "issuer"))) {
      throw new ParseException("the description is another issuer's", 0);
    }
    return TrustedIssuer.checked(JSONObjectUtils.getURI(described, "jwks_uri"));
  }
}
