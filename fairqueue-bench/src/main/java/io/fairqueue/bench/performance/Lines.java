package io.fairqueue.bench.performance;

import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EntryId;
import io.fairqueue.domain.EventId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.locator.ClasspathSqlLocator;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.Update;

/** Writes long lines and large stocks by hand. Whoever stands in them has a known id. */
final class Lines {

  private static final ClasspathSqlLocator SQL = ClasspathSqlLocator.removingComments();

  private final Jdbi jdbi;

  Lines(Node node) {
    this.jdbi = node.sql();
  }

  /** Fans number 1 to {@code count} wait, in this order. */
  void waiting(EventId event, int count) {
    update("waiting", event, update -> update.bind("count", count));
  }

  /** Fans number 1 to {@code count} are admitted, for hours. */
  void admitted(EventId event, int count) {
    update("admitted", event, update -> update.bind("count", count));
  }

  /** The stock of an event's one tier grows to so many units. */
  void stock(EventId event, int units) {
    update("stock", event, update -> update.bind("units", units));
  }

  /** Who was admitted gives up. */
  void giveUp(EventId event) {
    update("giveUp", event, update -> update);
  }

  /** How many stand in an event's line, or did. */
  long entries(EventId event) {
    return jdbi.withHandle(
        handle -> event(handle.createQuery(sql("entries")), event).mapTo(Long.class).one());
  }

  /** Fans' ids are random in their bits: who made an account early need not join early. */
  static CustomerId fan(EventId event, int number) {
    ByteBuffer hash = hash("fan:" + event + ":" + number);
    return new CustomerId(new UUID(hash.getLong(), hash.getLong()));
  }

  /** Entries' ids go by time, as the server makes them. */
  static EntryId entry(EventId event, int number) {
    long random = hash("entry:" + event + ":" + number).getLong(Long.BYTES);
    return new EntryId(new UUID((long) number << 16 | 0x7000, random));
  }

  private static ByteBuffer hash(String name) {
    try {
      return ByteBuffer.wrap(
          MessageDigest.getInstance("MD5").digest(name.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private void update(String name, EventId event, UnaryOperator<Update> bind) {
    jdbi.useTransaction(
        (Handle handle) -> bind.apply(event(handle.createUpdate(sql(name)), event)).execute());
  }

  /** So that nobody measures tables of which the planner knows nothing yet. */
  void analyze() {
    jdbi.useHandle(handle -> handle.execute("vacuum (analyze) queue_entries, units, lines"));
  }

  private static <S extends SqlStatement<S>> S event(S statement, EventId event) {
    return statement.bind("event", event.value());
  }

  private static String sql(String name) {
    return SQL.locate(Lines.class, name);
  }
}
