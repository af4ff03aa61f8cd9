package io.fairqueue.postgres.claim;

import io.fairqueue.domain.Claim;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EmailAddress;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.ListedClaim;
import io.fairqueue.port.ClaimQuery;
import io.fairqueue.port.Cursor;
import io.fairqueue.port.Page;
import io.fairqueue.port.SearchText;
import io.fairqueue.port.Slice;
import io.fairqueue.postgres.sql.Columns;
import io.fairqueue.postgres.sql.Database;
import io.fairqueue.postgres.sql.ManyRows;
import io.fairqueue.postgres.sql.Search;
import io.fairqueue.postgres.sql.Statements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** Claims, many at a time: for organizers by page, for fans as a history. */
final class ClaimLists {

  private static final Statements SQL = new Statements(PostgresClaimStore.class);

  private final Database database;

  ClaimLists(Database database) {
    this.database = database;
  }

  Page<ListedClaim> list(ClaimQuery query) {
    @Nullable SearchText search = query.search();
    return search == null
        ? database.run(handle -> page(handle, query, Search.ALL))
        : Search.of(
            search,
            database,
            handle -> named(handle, query.event(), search),
            (handle, found) -> page(handle, query, found));
  }

  private static List<UUID> named(Handle handle, @Nullable EventId event, SearchText search) {
    return SQL.query(handle, "list.1-named")
        .bind("event", event == null ? null : event.value())
        .bind("id", search.id())
        .bind("reference", search.value())
        .bind("email", search.address())
        .map((row, context) -> Columns.uuid(row, "id"))
        .list();
  }

  private static Page<ListedClaim> page(Handle handle, ClaimQuery query, Search search) {
    Query page =
        SQL.query(handle, "list.2-" + search.kind())
            .bind("event", query.event() == null ? null : query.event().value())
            .bind("status", query.status() == null ? null : query.status().name())
            .bind("sort", query.sort().name())
            .bind("size", query.page().size())
            .bind("offset", query.page().offset());
    return ManyRows.page(search.bind(page), query.page(), ClaimLists::withFan);
  }

  int each(EventId event, Consumer<ListedClaim> sink) {
    return database.handOnAtLength(
        handle ->
            ManyRows.handOn(
                SQL.query(handle, "eachClaim").bind("event", event.value()),
                ClaimLists::withFan,
                sink));
  }

  private static ListedClaim withFan(ResultSet row, StatementContext context) throws SQLException {
    @Nullable String email = Columns.textOrNull(row, "fan_email");
    return new ListedClaim(
        ClaimRows.claim(row, context),
        Columns.textOrNull(row, "fan_name"),
        email == null ? null : EmailAddress.stored(email));
  }

  Slice<Claim> history(CustomerId customer, @Nullable Cursor after, int size) {
    List<Claim> found =
        database.run(
            handle ->
                SQL.query(handle, "history")
                    .bind("customer", customer.value())
                    .bind("at", after == null ? null : after.at())
                    .bind("id", after == null ? null : after.id())
                    .bind("limit", size + 1)
                    .map(ClaimRows::claim)
                    .list());
    if (found.size() <= size) {
      return new Slice<>(found, Optional.empty());
    }
    Claim last = found.get(size - 1);
    return new Slice<>(
        found.subList(0, size),
        Optional.of(new Cursor(last.facts().createdAt(), last.id().value())));
  }
}
