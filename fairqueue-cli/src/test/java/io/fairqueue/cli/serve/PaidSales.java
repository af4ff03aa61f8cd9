package io.fairqueue.cli.serve;

import static org.awaitility.Awaitility.await;

import io.fairqueue.cli.stores.Backend;
import io.fairqueue.domain.Claim;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.Payment;
import io.fairqueue.domain.PaymentId;
import io.fairqueue.domain.RefundId;
import io.fairqueue.port.ClaimStore.HoldOutcome;
import io.fairqueue.port.Operation;
import io.fairqueue.port.PaymentStore.BeginOutcome;
import io.fairqueue.port.PaymentStore.Settlement;
import io.fairqueue.port.StoreUnavailableException;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Stream;

/** Fans who went the whole way of a sale, against a running server's stores and its sandbox. */
final class PaidSales {

  private static final int AT_ONCE = 8;

  /** As {@code SandboxLedger} writes payments down that were paid on its page. */
  private static final String PAY_IN_SANDBOX =
      """
      insert into sandbox.payments (reference, amount_minor, currency, payer, status, changed_at)
      select reference, amount_minor, currency, 'fan@example.org', 'PAID', now()
      from payments
      where status = 'PENDING'
      """;

  private final Backend backend;
  private final EventId event;

  PaidSales(Backend backend, EventId event) {
    this.backend = backend;
    this.event = event;
  }

  /** {@code fans} fans claim a ticket each, and all but {@code unpaid} of them pay. */
  void sell(int fans, int unpaid) throws Exception {
    List<CustomerId> customers =
        Stream.generate(() -> new CustomerId(UUID.randomUUID())).limit(fans).toList();
    each(customers, customer -> patiently(() -> backend.fairQueue().line().join(event, customer)));
    await()
        .atMost(Duration.ofMinutes(2))
        .until(() -> backend.fairQueue().line().facts(event).orElseThrow().waiting() == 0);
    List<Claim> claims = each(customers, customer -> patiently(() -> claim(customer)));
    List<Payment> payments = each(claims.subList(unpaid, fans), this::openPayment);
    try (Connection connection = backend.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(PAY_IN_SANDBOX);
    }
    each(payments, payment -> patiently(() -> settle(payment)));
  }

  private Claim claim(CustomerId customer) {
    if (backend.fairQueue().claims().claim(event, customer, 1) instanceof HoldOutcome.Held held) {
      return held.claim();
    }
    throw new AssertionError("an admitted fan got nothing");
  }

  private Payment openPayment(Claim claim) {
    var payments = backend.stores().payments();
    String reference = "ref-" + claim.id();
    Instant now = Instant.now();
    PaymentId id = new PaymentId(UUID.randomUUID());
    boolean begun =
        switch (patiently(() -> payments.begin(id, claim.id(), reference, null, 1, now))) {
          case BeginOutcome.Begun first -> true;
          case BeginOutcome.AlreadyLive again -> again.payment().id().equals(id);
          case BeginOutcome.NotPayable no -> false;
        };
    String address = "https://example.org/" + reference;
    boolean opened =
        patiently(
            () ->
                payments.opened(id, reference, address, null, now)
                    || payments.find(id).orElseThrow() instanceof Payment.Pending);
    if (begun && opened) {
      return payments.find(id).orElseThrow();
    }
    throw new AssertionError("a held claim could not be paid");
  }

  private Settlement settle(Payment payment) {
    var refund = new RefundId(UUID.randomUUID());
    var settled =
        backend
            .stores()
            .payments()
            .succeed(payment.id(), payment.facts().amount(), null, refund, Instant.now());
    // On a slow machine the server has asked the sandbox itself, and was faster.
    if (settled instanceof Settlement.Confirmed || settled instanceof Settlement.Already) {
      return settled;
    }
    throw new AssertionError("paid, and " + settled);
  }

  /** As fans and programs do: a store that is slow for a while is asked again, under one name. */
  private static <T> T patiently(Callable<T> act) {
    UUID name = UUID.randomUUID();
    AtomicBoolean repeated = new AtomicBoolean();
    return await()
        .pollInSameThread()
        .pollDelay(Duration.ZERO)
        .ignoreExceptionsInstanceOf(StoreUnavailableException.class)
        .atMost(Duration.ofMinutes(1))
        .until(
            () -> {
              Operation before = Operation.enter(new Operation(name, repeated.getAndSet(true)));
              try {
                return act.call();
              } finally {
                Operation.enter(before);
              }
            },
            answer -> true);
  }

  private static <T, R> List<R> each(List<T> items, Function<T, R> work) throws Exception {
    List<R> results = new ArrayList<>();
    try (ExecutorService workers = Executors.newFixedThreadPool(AT_ONCE)) {
      List<Future<R>> running =
          items.stream().map(item -> workers.submit(() -> work.apply(item))).toList();
      for (Future<R> result : running) {
        results.add(result.get());
      }
    }
    return results;
  }
}
