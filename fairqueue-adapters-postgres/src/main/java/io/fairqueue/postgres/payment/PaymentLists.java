package io.fairqueue.postgres.payment;

import io.fairqueue.domain.EmailAddress;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.ListedPayment;
import io.fairqueue.domain.RefundStatus;
import io.fairqueue.port.Page;
import io.fairqueue.port.PaymentQuery;
import io.fairqueue.port.SearchText;
import io.fairqueue.postgres.sql.Columns;
import io.fairqueue.postgres.sql.Database;
import io.fairqueue.postgres.sql.Statements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.ResultIterator;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** Payments of an event, many at a time: by page, and all at once. */
final class PaymentLists {

  private static final Statements SQL = new Statements(PostgresPaymentStore.class);

  /** So many rows are in this process at once. */
  private static final int FETCHED = 500;

  private final Database database;

  PaymentLists(Database database) {
    this.database = database;
  }

  Page<ListedPayment> list(PaymentQuery query) {
    @Nullable SearchText search = query.search();
    if (search == null) {
      return database.runAtLength(handle -> page(handle, query, null, null));
    }
    List<UUID> named = database.run(handle -> named(handle, query.event(), search));
    return named.isEmpty()
        ? database.runAtLength(handle -> page(handle, query, null, search.value()))
        : database.run(handle -> page(handle, query, named, null));
  }

  int each(EventId event, Consumer<ListedPayment> sink) {
    return database.handOnAtLength(
        handle -> {
          int rows = 0;
          try (ResultIterator<ListedPayment> all =
              SQL.query(handle, "eachPayment")
                  .setFetchSize(FETCHED)
                  .bind("event", event.value())
                  .map(PaymentLists::withFan)
                  .iterator()) {
            for (; all.hasNext(); rows++) {
              sink.accept(all.next());
            }
          }
          return rows;
        });
  }

  private static List<UUID> named(Handle handle, EventId event, SearchText search) {
    return SQL.query(handle, "list.1-named")
        .bind("event", event.value())
        .bind("id", search.id())
        .bind("reference", search.value())
        .bind("email", search.address())
        .map((row, context) -> Columns.uuid(row, "id"))
        .list();
  }

  private static Page<ListedPayment> page(
      Handle handle, PaymentQuery query, @Nullable List<UUID> named, @Nullable String part) {
    Query page =
        SQL.query(handle, part == null ? "list.2-page" : "list.2-part")
            .bind("event", query.event().value())
            .bind("status", query.status() == null ? null : query.status().name())
            .bind("refund", query.refund() == null ? null : query.refund().name())
            .bind("size", query.page().size())
            .bind("offset", query.page().offset());
    List<Listed> listed = chosen(page, named, part).map(PaymentLists::listed).list();
    return new Page<>(
        listed.stream().map(Listed::payment).flatMap(Optional::stream).toList(),
        query.page(),
        listed.getFirst().total());
  }

  /** By what payments are chosen. */
  private static Query chosen(Query page, @Nullable List<UUID> named, @Nullable String part) {
    if (part != null) {
      return page.bind("part", part);
    }
    return named == null
        ? page.bindNull("named", Types.OTHER)
        : page.bindArray("named", UUID.class, named);
  }

  private static Listed listed(ResultSet row, StatementContext context) throws SQLException {
    return new Listed(
        row.getLong("total"),
        Columns.uuidOrNull(row, "id") == null
            ? Optional.empty()
            : Optional.of(withFan(row, context)));
  }

  private static ListedPayment withFan(ResultSet row, StatementContext context)
      throws SQLException {
    @Nullable String refund = Columns.textOrNull(row, "refund_status");
    @Nullable String email = Columns.textOrNull(row, "fan_email");
    return new ListedPayment(
        PaymentRows.payment(row, context),
        row.getLong("refunded_minor"),
        refund == null ? null : RefundStatus.valueOf(refund),
        Columns.textOrNull(row, "fan_name"),
        email == null ? null : EmailAddress.stored(email));
  }

  private record Listed(long total, Optional<ListedPayment> payment) {}
}
