package io.fairqueue.postgres.sql;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.locator.ClasspathSqlLocator;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.Update;

/**
 * The SQL resources of one class: {@code <class>/<name>.sql}, a dot in a name for a folder: {@code
 * hold.2-write} is the second step of {@code hold}.
 */
public record Statements(Class<?> owner) {

  /** Of every text that was ever asked for; two that say the same share a name. */
  private static final Map<String, String> NAMES = new ConcurrentHashMap<>();

  private static final String UNNAMED = "statement";
  private static final ClasspathSqlLocator RESOURCES = ClasspathSqlLocator.removingComments();

  public Query query(Handle handle, String name) {
    return handle.createQuery(text(name));
  }

  public Update update(Handle handle, String name) {
    return handle.createUpdate(text(name));
  }

  /** What a statement is called, by its text: {@code PostgresClaimStore/hold/2-write}. */
  static String nameOf(String text) {
    return NAMES.getOrDefault(text, UNNAMED);
  }

  private String text(String name) {
    String path = name.replace('.', '/');
    String text = RESOURCES.locate(owner, path);
    if (!NAMES.containsKey(text)) {
      NAMES.put(text, owner.getSimpleName() + "/" + path);
    }
    return text;
  }
}
