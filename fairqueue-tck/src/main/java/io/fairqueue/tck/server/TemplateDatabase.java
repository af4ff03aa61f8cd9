package io.fairqueue.tck.server;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A database that is made ready once in this process, and copied for each test. Thread-safe. */
public final class TemplateDatabase {

  private final Consumer<String> prepare;
  private @Nullable String template;

  /**
   * @param prepare makes the database of this JDBC URL ready, and leaves no connection to it open
   */
  public TemplateDatabase(Consumer<String> prepare) {
    this.prepare = prepare;
  }

  /** The JDBC URL of a new database that is ready; nobody else uses it. */
  public synchronized String copy() {
    if (template == null) {
      String first = TestPostgres.freshDatabaseUrl();
      prepare.accept(first);
      template = first;
    }
    return TestPostgres.copyOf(template);
  }
}
