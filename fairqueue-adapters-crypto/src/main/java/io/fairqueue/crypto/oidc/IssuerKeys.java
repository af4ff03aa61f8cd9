package io.fairqueue.crypto.oidc;

import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.source.JWKSetUnavailableException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The keys of one issuer. They are read again after ten minutes, and for a key that is not among
 * them; while the issuer is silent, what was read stays good for four hours. Thread-safe.
 */
final class IssuerKeys implements AutoCloseable {

  /** What a caller waits for them, whatever the issuer does. */
  static final Duration PATIENCE = Duration.ofMillis(1_500);

  private static final Duration FRESH = Duration.ofMinutes(10);
  private static final Duration GOOD = Duration.ofHours(4);

  /** In this time they are read twice at most. */
  private static final Duration BETWEEN_READS = Duration.ofSeconds(5);

  private final JWKSource<SecurityContext> source;

  private IssuerKeys(JWKSource<SecurityContext> source) {
    this.source = source;
  }

  static IssuerKeys of(TrustedIssuer issuer, KeyFetcher fetcher) {
    return new IssuerKeys(
        JWKSourceBuilder.create(new PublishedKeys(issuer, fetcher))
            .cache(FRESH.toMillis(), PATIENCE.toMillis())
            .refreshAheadCache(false)
            .rateLimited(BETWEEN_READS.toMillis())
            .outageTolerant(GOOD.toMillis())
            .build());
  }

  /**
   * The keys that may have signed under this header.
   *
   * @throws KeySourceException if they can't be read in time
   */
  List<JWK> candidates(JWSHeader header) throws KeySourceException {
    JWKSelector wanted = new JWKSelector(JWKMatcher.forJWSHeader(header));
    // On a thread of its own: waiting for others who read is bounded too.
    FutureTask<List<JWK>> look = new FutureTask<>(() -> source.get(wanted, null));
    Thread.ofVirtual().name("fairqueue-issuer-keys").start(look);
    try {
      return look.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      throw new JWKSetUnavailableException("no keys in time", late);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new JWKSetUnavailableException("interrupted", stop);
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof KeySourceException unread) {
        throw unread;
      }
      throw new JWKSetUnavailableException("no keys", failed);
    } finally {
      look.cancel(true);
    }
  }

  @Override
  public void close() {
    if (source instanceof AutoCloseable open) {
      try {
        open.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
