package io.fairqueue.postgres.sql;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.locator.ClasspathSqlLocator;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.Update;

/**
 * The SQL resources of one class: {@code <class>/<name>.sql}, a dot in a name for a folder: {@code
 * hold.2-write} is the second step of {@code hold}.
 */
public record Statements(Class<?> owner) {

  private static final ClasspathSqlLocator RESOURCES = ClasspathSqlLocator.removingComments();

  public Query query(Handle handle, String name) {
    return handle.createQuery(RESOURCES.locate(owner, name.replace('.', '/')));
  }

  public Update update(Handle handle, String name) {
    return handle.createUpdate(RESOURCES.locate(owner, name.replace('.', '/')));
  }
}
