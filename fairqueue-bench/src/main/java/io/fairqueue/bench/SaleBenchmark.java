package io.fairqueue.bench;

import io.fairqueue.FairQueue;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.Money;
import io.fairqueue.domain.OrganizerId;
import io.fairqueue.line.Line;
import io.fairqueue.port.ClaimStore.HoldOutcome;
import java.time.Duration;
import java.util.Currency;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The admission path of the core alone, in memory: join, admission, claim. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class SaleBenchmark {

  private static final int TICKETS = 100;

  private FairQueue fairQueue = FairQueue.builder().build();
  private EventId sale = new EventId(new UUID(0, 0));

  /** A fresh sale, so that lines do not grow from one iteration to the next. */
  @Setup(Level.Iteration)
  public void open() {
    fairQueue = FairQueue.builder().build();
    openSale();
  }

  private void openSale() {
    var free = new Money(0, Currency.getInstance("EUR"));
    var owner = new OrganizerId(new UUID(0, 1));
    sale = fairQueue.events().open(owner, "Sale", TICKETS, free, Duration.ofHours(1));
  }

  /** One fan goes the whole way; a sold-out sale is followed by the next. */
  @Benchmark
  public HoldOutcome joinAdmitClaim() {
    var fan = new CustomerId(UUID.randomUUID());
    if (fairQueue.line().join(sale, fan) instanceof Line.Joining.InLine joined
        && joined.standing().soldOut()) {
      openSale();
      fairQueue.line().join(sale, fan);
    }
    fairQueue.ticks().admissions();
    return fairQueue.claims().claim(sale, fan, 1);
  }
}
