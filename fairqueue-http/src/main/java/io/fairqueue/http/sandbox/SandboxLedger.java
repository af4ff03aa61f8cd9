package io.fairqueue.http.sandbox;

import io.fairqueue.domain.Money;
import io.fairqueue.domain.RefundId;
import io.fairqueue.postgres.sql.Failures;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.Optional;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.locator.ClasspathSqlLocator;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * The sandbox's books: in a schema of their own beside the facts of the sales, so that they outlive
 * a restart as a true gateway's would. Thread-safe; throws {@link
 * io.fairqueue.port.StoreUnavailableException} while the database is away, as stores do.
 */
@Singleton
@Requires(property = "fairqueue.embedded")
@Requires(missingProperty = "fairqueue.paystack")
final class SandboxLedger {

  private static final ClasspathSqlLocator SQL = ClasspathSqlLocator.removingComments();

  private final Jdbi jdbi;

  /** Opens the books, if there are none. */
  SandboxLedger(DataSource dataSource) {
    jdbi = Jdbi.create(dataSource);
    jdbi.useTransaction(handle -> handle.createScript(sql("create")).execute());
  }

  /** {@code false} if the reference is known already. */
  boolean open(String reference, Money amount, String payer, Instant now) {
    return ask(
            handle ->
                handle
                    .createUpdate(sql("open"))
                    .bind("reference", reference)
                    .bind("amountMinor", amount.minor())
                    .bind("currency", amount.currency().getCurrencyCode())
                    .bind("payer", payer)
                    .bind("now", now.atOffset(ZoneOffset.UTC))
                    .execute())
        == 1;
  }

  Optional<SandboxPayment> find(String reference) {
    return ask(handle -> find(handle, reference));
  }

  /**
   * Notes the outcome, if it may still have one: money never comes back by itself, but who failed
   * may try again. Answers how the payment stands after that.
   */
  Optional<SandboxPayment> settle(String reference, SandboxPayment.Status outcome, Instant now) {
    return change(
        handle -> {
          handle
              .createUpdate(sql("settle"))
              .bind("reference", reference)
              .bind("outcome", outcome.name())
              .bind("now", now.atOffset(ZoneOffset.UTC))
              .execute();
          return find(handle, reference);
        });
  }

  /** Sends money back, once per refund, and no more than was taken; {@code false} if it can't. */
  boolean refund(RefundId id, String reference, Money amount, Instant now) {
    return change(
        handle -> {
          handle.createQuery(sql("lock")).bind("reference", reference).mapTo(Long.class).findOne();
          return handle
              .createQuery(sql("refund"))
              .bind("id", id.value())
              .bind("reference", reference)
              .bind("amountMinor", amount.minor())
              .bind("currency", amount.currency().getCurrencyCode())
              .bind("now", now.atOffset(ZoneOffset.UTC))
              .map((row, context) -> row.getBoolean("made"))
              .one();
        });
  }

  private <T> T ask(HandleCallback<T, RuntimeException> question) {
    try {
      return jdbi.withHandle(question);
    } catch (RuntimeException e) {
      throw Failures.translate(e);
    }
  }

  private <T> T change(HandleCallback<T, RuntimeException> deed) {
    try {
      return jdbi.inTransaction(deed);
    } catch (RuntimeException e) {
      throw Failures.translate(e);
    }
  }

  private static Optional<SandboxPayment> find(Handle handle, String reference) {
    return handle
        .createQuery(sql("find"))
        .bind("reference", reference)
        .map(SandboxLedger::payment)
        .findOne();
  }

  private static SandboxPayment payment(ResultSet row, StatementContext context)
      throws SQLException {
    return new SandboxPayment(
        row.getLong("id"),
        row.getString("reference"),
        new Money(row.getLong("amount_minor"), Currency.getInstance(row.getString("currency"))),
        row.getString("payer"),
        SandboxPayment.Status.valueOf(row.getString("status")),
        row.getObject("changed_at", OffsetDateTime.class).toInstant());
  }

  private static String sql(String name) {
    return SQL.locate(SandboxLedger.class, name);
  }
}
