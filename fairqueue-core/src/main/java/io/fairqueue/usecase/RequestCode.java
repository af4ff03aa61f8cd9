package io.fairqueue.usecase;

import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EmailAddress;
import io.fairqueue.port.CodeStore;
import io.fairqueue.port.CustomerStore;
import io.fairqueue.port.IdSource;
import io.fairqueue.port.Mailer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Mails a one-time code; creates the account at first use. */
public final class RequestCode {

  /** How long a code lives. */
  public static final Duration CODE_TTL = Duration.ofMinutes(10);

  private final CustomerStore customers;
  private final CodeStore codes;
  private final @Nullable Mailer mailer;
  private final RandomGenerator random;
  private final IdSource ids;
  private final InstantSource time;

  public RequestCode(
      CustomerStore customers,
      CodeStore codes,
      @Nullable Mailer mailer,
      RandomGenerator random,
      IdSource ids,
      InstantSource time) {
    this.customers = customers;
    this.codes = codes;
    this.mailer = mailer;
    this.random = random;
    this.ids = ids;
    this.time = time;
  }

  /** {@code false} when no mail can be sent here at all. */
  public boolean request(EmailAddress email) {
    if (mailer == null) {
      return false;
    }
    customers.findOrCreate(email, new CustomerId(ids.next()), time.instant());
    String code = "%06d".formatted(random.nextInt(1_000_000));
    codes.put(email, code, CODE_TTL, time.instant());
    mailer.send(
        email,
        "Your FairQueue code",
        "Your one-time code is " + code + "\nIt is valid for ten minutes and works once.\n");
    return true;
  }
}
