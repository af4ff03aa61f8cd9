package io.fairqueue.postgres.sql;

import io.fairqueue.port.Page;
import io.fairqueue.port.PageRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.result.ResultIterator;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementContext;

/** Reads that answer with many rows: a page of them, or all as they come. */
public final class ManyRows {

  /** The most rows that are in this process at once. */
  private static final int FETCHED = 500;

  private ManyRows() {}

  /**
   * A page of a list.
   *
   * @param query answers one row for each of the page, each with the {@code total} of the list; one
   *     row whose {@code id} is null where the page is empty
   * @param mapper reads a row that has an {@code id}
   */
  public static <T> Page<T> page(Query query, PageRequest page, RowMapper<T> mapper) {
    List<Listed<T>> rows = query.map((row, context) -> listed(row, context, mapper)).list();
    return new Page<>(
        rows.stream().map(Listed::row).flatMap(Optional::stream).toList(),
        page,
        rows.getFirst().total());
  }

  /** Hands all rows of an answer on as they come; answers how many there were. */
  public static <T> int handOn(Query query, RowMapper<T> mapper, Consumer<T> sink) {
    int rows = 0;
    try (ResultIterator<T> all = query.setFetchSize(FETCHED).map(mapper).iterator()) {
      for (; all.hasNext(); rows++) {
        sink.accept(all.next());
      }
    }
    return rows;
  }

  private static <T> Listed<T> listed(ResultSet row, StatementContext context, RowMapper<T> mapper)
      throws SQLException {
    return new Listed<>(
        row.getLong("total"),
        Columns.uuidOrNull(row, "id") == null
            ? Optional.empty()
            : Optional.of(mapper.map(row, context)));
  }

  private record Listed<T>(long total, Optional<T> row) {}
}
