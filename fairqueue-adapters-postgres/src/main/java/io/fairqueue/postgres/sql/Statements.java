package io.fairqueue.postgres.sql;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.locator.ClasspathSqlLocator;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.Update;

/** The SQL resources of one class: {@code io/fairqueue/postgres/<class>/<name>.sql}. */
public record Statements(Class<?> owner) {

  private static final ClasspathSqlLocator RESOURCES = ClasspathSqlLocator.removingComments();

  public Query query(Handle handle, String name) {
    return handle.createQuery(RESOURCES.locate(owner, name));
  }

  public Update update(Handle handle, String name) {
    return handle.createUpdate(RESOURCES.locate(owner, name));
  }
}
