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
import io.fairqueue.postgres.sql.ManyRows;
import io.fairqueue.postgres.sql.Search;
import io.fairqueue.postgres.sql.Statements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** Payments of an event, many at a time: by page, and all at once. */
final class PaymentLists {

  private static final Statements SQL = new Statements(PostgresPaymentStore.class);

  private final Database database;

  PaymentLists(Database database) {
    this.database = database;
  }

  Page<ListedPayment> list(PaymentQuery query) {
    @Nullable SearchText search = query.search();
    return search == null
        ? database.runAtLength(handle -> page(handle, query, Search.ALL))
        : Search.of(
            search,
            database,
            handle -> named(handle, query.event(), search),
            (handle, found) -> page(handle, query, found));
  }

  int each(EventId event, Consumer<ListedPayment> sink) {
    return database.handOnAtLength(
        handle ->
            ManyRows.handOn(
                SQL.query(handle, "eachPayment").bind("event", event.value()),
                PaymentLists::withFan,
                sink));
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

  private static Page<ListedPayment> page(Handle handle, PaymentQuery query, Search search) {
    Query page =
        SQL.query(handle, "list.2-" + search.kind())
            .bind("event", query.event().value())
            .bind("status", query.status() == null ? null : query.status().name())
            .bind("refund", query.refund() == null ? null : query.refund().name())
            .bind("size", query.page().size())
            .bind("offset", query.page().offset());
    return ManyRows.page(search.bind(page), query.page(), PaymentLists::withFan);
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
}
