package io.fairqueue.bench;

import io.fairqueue.crypto.SigningKeys;
import io.fairqueue.crypto.TokenKind;
import io.fairqueue.crypto.TokenVerdict;
import io.fairqueue.crypto.Tokens;
import io.fairqueue.memory.MemoryStores;
import io.fairqueue.port.IdSource;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What a token costs: once, when it is first seen; the server remembers what it has verified. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class TokenBenchmark {

  private final Instant now = Instant.now();
  private final Tokens tokens = newTokens();
  private final String session = sign();

  private Tokens newTokens() {
    SigningKeys keys = new SigningKeys(new MemoryStores().signingKeys(), null, IdSource.random());
    keys.ensure(now);
    return new Tokens(keys);
  }

  /** A session begins. */
  @Benchmark
  public final String sign() {
    return tokens.session(
        TokenKind.CUSTOMER, UUID.randomUUID(), 0, now, now.plus(Duration.ofHours(1)));
  }

  /** A session shows its token. */
  @Benchmark
  public TokenVerdict verify() {
    return tokens.verify(TokenKind.CUSTOMER, session, now);
  }
}
