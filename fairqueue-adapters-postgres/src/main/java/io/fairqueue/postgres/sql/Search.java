package io.fairqueue.postgres.sql;

import io.fairqueue.port.SearchText;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/**
 * By what the rows of a list are chosen. What people look for is mostly the name of one thing, so
 * that is looked up by key first; a part of somebody's name is looked for in all rows only where
 * nothing is called so.
 *
 * @param named the rows' ids; null for all rows
 * @param part of a name or an address; null for none
 */
public record Search(@Nullable List<UUID> named, @Nullable String part) {

  /** Of all rows. */
  public static final Search ALL = new Search(null, null);

  /**
   * Reads what a text finds.
   *
   * @param names answers the ids of the rows that the text names
   * @param read reads the rows that are chosen so
   */
  public static <T> T of(
      SearchText text,
      Database database,
      Function<Handle, List<UUID>> names,
      BiFunction<Handle, Search, T> read) {
    List<UUID> named = database.run(names);
    return named.isEmpty()
        ? database.runAtLength(handle -> read.apply(handle, new Search(null, text.value())))
        : database.run(handle -> read.apply(handle, new Search(named, null)));
  }

  /**
   * The end of the name of the statement that reads so: {@code all}, {@code named} or {@code part}.
   * One for all of them would be planned once for whichever comes, and so read every row for each.
   */
  public String kind() {
    if (part != null) {
      return "part";
    }
    return named == null ? "all" : "named";
  }

  /** Tells such a statement which rows: by a {@code part}, or by those {@code named}. */
  public Query bind(Query query) {
    if (part != null) {
      return query.bind("part", part);
    }
    return named == null ? query : query.bindArray("named", UUID.class, named);
  }
}
