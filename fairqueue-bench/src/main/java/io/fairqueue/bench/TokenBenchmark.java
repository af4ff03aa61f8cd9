package io.fairqueue.bench;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.fairqueue.crypto.SigningKeys;
import io.fairqueue.crypto.TokenKind;
import io.fairqueue.crypto.Tokens;
import io.fairqueue.crypto.VerifiedToken;
import io.fairqueue.domain.EventId;
import io.fairqueue.memory.MemoryStores;
import io.fairqueue.port.IdSource;
import io.fairqueue.port.KeyUse;
import io.fairqueue.port.SigningKeyStore;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What a token costs: a session by its MAC, beside a signed token, beside the library's way, and
 * beside a look at a cache of tokens that were seen.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class TokenBenchmark {

  private static final int SEEN = 100_000;

  private final Instant now = Instant.now();
  private final SigningKeyStore store = new MemoryStores().signingKeys();
  private final Tokens tokens = newTokens();
  private final JWSVerifier library = library();
  private final String session = sign();
  private final EventId event = new EventId(UUID.randomUUID());
  private final String ticket = signTicket();
  private final byte[][] shown = new byte[SEEN][];
  private final Cache<String, VerifiedToken> seen = Caffeine.newBuilder().maximumSize(SEEN).build();
  private int next;

  private Tokens newTokens() {
    SigningKeys keys = new SigningKeys(store, null, IdSource.random());
    keys.ensure(now);
    return new Tokens(keys);
  }

  private JWSVerifier library() {
    var stored =
        store.list().stream().filter(key -> key.use() == KeyUse.SESSION).findFirst().orElseThrow();
    try {
      return new MACVerifier(OctetSequenceKey.parse(stored.privateJwk()));
    } catch (ParseException | JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  {
    for (int i = 0; i < SEEN; i++) {
      var opened = tokens.open(TokenKind.CUSTOMER, UUID.randomUUID(), 0, now, end());
      seen.put(opened.token(), opened.facts());
      shown[i] = opened.token().getBytes(StandardCharsets.ISO_8859_1);
    }
  }

  /** A session begins. */
  @Benchmark
  public final String sign() {
    return tokens.session(TokenKind.CUSTOMER, UUID.randomUUID(), 0, now, end());
  }

  /** A session shows its token. */
  @Benchmark
  public Optional<VerifiedToken> verify() {
    return tokens.peek(TokenKind.CUSTOMER, session, now);
  }

  /** One of many sessions shows its token, as it comes in a request. */
  @Benchmark
  public Optional<VerifiedToken> verifyAnyOfMany() {
    return tokens.peek(TokenKind.CUSTOMER, arrived(), now);
  }

  /** The same, if it were remembered. */
  @Benchmark
  public @Nullable VerifiedToken rememberAnyOfMany() {
    return seen.getIfPresent(arrived());
  }

  /** The same session by the library. */
  @Benchmark
  public @Nullable JWTClaimsSet verifyByLibrary() throws ParseException, JOSEException {
    SignedJWT jwt = SignedJWT.parse(session);
    return jwt.verify(library) ? jwt.getJWTClaimsSet() : null;
  }

  /** A ticket's code is signed: ES256. */
  @Benchmark
  public final String signTicket() {
    return tokens.code(UUID.randomUUID(), event, now);
  }

  /** A ticket's code is shown: ES256. */
  @Benchmark
  public Optional<UUID> verifyTicket() {
    return tokens.ticket(event, ticket, now);
  }

  private String arrived() {
    next = next + 7_919 < SEEN ? next + 7_919 : next + 7_919 - SEEN;
    return new String(shown[next], StandardCharsets.ISO_8859_1);
  }

  private Instant end() {
    return now.plus(Duration.ofHours(1));
  }
}
