package io.fairqueue.bench.performance.tool;

import io.fairqueue.http.process.EmbeddedStores;
import io.fairqueue.postgres.connection.PostgresConfig;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The PostgreSQL and the Redis that both sides run on: those that {@code serve} starts, as durable.
 * But Redis writes no file: what is compared with is volatile, and a line has nothing there.
 */
public final class Servers implements AutoCloseable {

  private static final int CONNECTIONS = 50;
  private static final Duration MAX_STATEMENT = Duration.ofMinutes(2);
  private static final List<String> DURABILITY =
      List.of("fsync", "synchronous_commit", "full_page_writes");

  private final EmbeddedStores stores;
  private final String adminUrl;
  private final RedisClient redisClient;
  private final StatefulRedisConnection<String, String> redis;
  private int databases;
  private boolean closed;

  private Servers(EmbeddedStores stores) {
    this.stores = stores;
    this.adminUrl = stores.addresses().postgres().jdbcUrl();
    this.redisClient = RedisClient.create(redisUrl());
    this.redis = redisClient.connect();
  }

  public static Servers start(Path directory) {
    Servers servers = new Servers(EmbeddedStores.start(directory, false));
    Runtime.getRuntime().addShutdownHook(new Thread(servers::close, "servers-end"));
    return servers;
  }

  /** An empty database that nobody else uses. */
  public PostgresConfig freshDatabase() {
    String name = "bench_" + ++databases;
    admin().useHandle(handle -> handle.execute("create database " + name));
    return new PostgresConfig(
        adminUrl.replaceFirst("/postgres\\b", "/" + name), null, null, CONNECTIONS);
  }

  /**
   * Nobody uses it any more. Not by force, which is refused while the database is being vacuumed;
   * an ordinary drop ends the vacuum, and waits for connections that are closing.
   */
  public void drop(PostgresConfig database) {
    admin().useHandle(handle -> handle.execute("drop database " + name(database)));
  }

  /** Writes what is in memory to disk, so that nobody's turn pays for the one before. */
  public void settle() {
    admin().useHandle(handle -> handle.execute("checkpoint"));
  }

  /** Without the short time-outs of a server's pool. */
  static Jdbi unpooled(PostgresConfig database) {
    PGSimpleDataSource connections = new PGSimpleDataSource();
    connections.setUrl(database.jdbcUrl());
    connections.setOptions("-c statement_timeout=" + MAX_STATEMENT.toMillis());
    return Jdbi.create(connections);
  }

  static String name(PostgresConfig database) {
    return address(database).getDatabaseName();
  }

  static int port(PostgresConfig database) {
    return address(database).getPortNumbers()[0];
  }

  static String user(PostgresConfig database) {
    return address(database).getUser();
  }

  static String password(PostgresConfig database) {
    return address(database).getPassword();
  }

  private static PGSimpleDataSource address(PostgresConfig database) {
    PGSimpleDataSource address = new PGSimpleDataSource();
    address.setUrl(database.jdbcUrl());
    return address;
  }

  public String redisUrl() {
    return String.valueOf(stores.addresses().redisUrl());
  }

  int redisPort() {
    return RedisURI.create(redisUrl()).getPort();
  }

  String redisPassword() {
    return new String(
        RedisURI.create(redisUrl())
            .getCredentialsProvider()
            .resolveCredentials()
            .block()
            .getPassword());
  }

  RedisCommands<String, String> redis() {
    return redis.sync();
  }

  String redisVersion() {
    return redisInfo("server", "redis_version");
  }

  String postgresVersion() {
    return setting("server_version");
  }

  /** The settings that decide what a commit means. */
  String durability() {
    return String.join(", ", DURABILITY.stream().map(name -> name + " " + setting(name)).toList());
  }

  private String setting(String name) {
    return admin()
        .withHandle(handle -> handle.createQuery("show " + name).mapTo(String.class).one());
  }

  private String redisInfo(String section, String name) {
    return redis
        .sync()
        .info(section)
        .lines()
        .filter(line -> line.startsWith(name + ":"))
        .map(line -> line.substring(name.length() + 1).strip())
        .findFirst()
        .orElseThrow();
  }

  private Jdbi admin() {
    return unpooled(new PostgresConfig(adminUrl, null, null, CONNECTIONS));
  }

  /** Repeating is safe. */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    redis.close();
    redisClient.shutdown();
    stores.close();
  }
}
