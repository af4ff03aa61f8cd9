package io.fairqueue.bench.performance.tool;

import io.fairqueue.postgres.connection.PostgresConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.locator.ClasspathSqlLocator;

/** PostgreSQL's own load generator on the usual shop, in a database of its own. */
public final class PgBench implements AutoCloseable {

  private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+) \\(without");
  private static final String OPTIONS = "-n -c 50 -j 2 -M prepared";
  private static final ClasspathSqlLocator SQL = ClasspathSqlLocator.removingComments();

  private final Tool tool;
  private final Servers servers;
  private final Path directory;
  private final PostgresConfig database;
  private final Jdbi jdbi;

  public PgBench(Tool tool, Servers servers, Path directory) {
    this.tool = tool;
    this.servers = servers;
    this.directory = directory;
    this.database = servers.freshDatabase();
    this.jdbi = Servers.unpooled(database);
    jdbi.useHandle(handle -> handle.createScript(sql("tables")).execute());
  }

  /** What a reader types to see it. */
  public static String command(String script, long seconds) {
    return "pgbench %s -T %d -f %s.sql".formatted(OPTIONS, seconds, script);
  }

  /** Transactions per second of a script, from fresh stock. */
  public double perSecond(String script, int units, Duration period)
      throws IOException, InterruptedException {
    jdbi.useHandle(
        handle -> handle.createScript(sql("refill").replace(":units", "" + units)).execute());
    jdbi.useHandle(handle -> handle.execute("vacuum analyze"));
    servers.settle();
    List<String> arguments = new ArrayList<>(List.of(OPTIONS.split(" ")));
    arguments.addAll(
        List.of(
            "-T",
            "" + Math.max(1, period.toSeconds()),
            "-f",
            Resource.copy("PgBench/" + script + ".sql", directory).toString(),
            "-h",
            "localhost",
            "-p",
            "" + Servers.port(database),
            "-U",
            Servers.user(database),
            Servers.name(database)));
    Map<String, String> environment = Map.of("PGPASSWORD", Servers.password(database));
    return Tool.number(tool.run(arguments, environment), RATE);
  }

  /** How many claims the last turn left, and whether each took a ticket of its own. */
  public long claims() {
    return jdbi.withHandle(
        handle -> handle.createQuery("select count(*) from shop_claims").mapTo(Long.class).one());
  }

  private static String sql(String name) {
    return SQL.locate(PgBench.class, name);
  }

  @Override
  public void close() {
    servers.drop(database);
  }
}
