package io.fairqueue.bench.performance.crowd;

import io.fairqueue.bench.performance.tool.Node;
import io.fairqueue.domain.AdmissionPolicy;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EntryId;
import io.fairqueue.domain.EventId;
import io.fairqueue.line.log.EntryIds;
import io.fairqueue.line.log.LineRow;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.locator.ClasspathSqlLocator;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.Update;

/** Writes long lines and large stocks by hand. Fans in them have known ids. */
public final class Lines {

  private static final ClasspathSqlLocator SQL = ClasspathSqlLocator.removingComments();

  private static final int ROWS_AT_ONCE = 100;
  private static final int ADMITTED_AT_ONCE = 10_000;

  /** As many as there are units for, for hours. */
  private static final AdmissionPolicy EVERYBODY =
      new AdmissionPolicy(OptionalInt.empty(), OptionalInt.empty(), 1, 1, Duration.ofHours(6));

  private final Node node;
  private final Jdbi jdbi;

  public Lines(Node node) {
    this.node = node;
    this.jdbi = node.sql();
    jdbi.registerArrayType(UUID.class, "uuid");
  }

  /** Fans number 1 to {@code count} wait, in this order. Nodes follow when they compare. */
  public void waiting(EventId event, int count) {
    jdbi.useTransaction(
        (Handle handle) -> {
          LineEnd end = end(handle, event);
          while (end.nextNumber() <= count) {
            PreparedBatch rows = handle.prepareBatch(sql("append"));
            for (int i = 0; i < ROWS_AT_ONCE && end.nextNumber() <= count; i++) {
              bind(rows, end.join(number -> fan(event, number).value(), count)).add();
            }
            rows.execute();
          }
          event(handle.createUpdate(sql("moveEnd")), event)
              .bind("rev", end.rev())
              .bind("nextNumber", end.nextNumber())
              .bind("at", end.at())
              .bind("hash", end.hash())
              .execute();
        });
  }

  /** Holds the line's lock. Its time doesn't go back. */
  private static LineEnd end(Handle handle, EventId event) {
    Instant now = Instant.now();
    return event(handle.createQuery(sql("end")), event)
        .map(
            (row, context) -> {
              Instant last = row.getObject("last_at", OffsetDateTime.class).toInstant();
              return new LineEnd(
                  event,
                  row.getLong("rev"),
                  row.getLong("next_number"),
                  row.getBytes("last_hash"),
                  now.isBefore(last) ? last : now);
            })
        .one();
  }

  private static PreparedBatch bind(PreparedBatch batch, LineRow row) {
    return event(batch, row.event())
        .bind("rev", row.rev())
        .bind("at", Instant.ofEpochMilli(row.at()))
        .bind("kind", row.content().kind().code())
        .bind("firstNumber", row.content().firstNumber())
        .bindArray("fans", UUID.class, (Object[]) row.content().fans().toArray())
        .bind("nonce", row.nonce())
        .bind("hash", row.hash());
  }

  /** Fans number 1 to {@code count} come and are admitted, for hours; there are units for all. */
  public void admitted(EventId event, int count) {
    waiting(event, count);
    node.follow();
    int left = count;
    while (left > 0) {
      int admitted =
          node.stores()
              .lines()
              .admit(event, EVERYBODY, Math.min(left, ADMITTED_AT_ONCE), Instant.now())
              .size();
      if (admitted == 0) {
        throw new IllegalStateException(left + " were not admitted");
      }
      left -= admitted;
    }
  }

  /** The stock of an event's one tier grows to {@code units}. */
  public void stock(EventId event, int units) {
    update("stock", event, update -> update.bind("units", units));
  }

  /** The admitted give up. */
  public void giveUp(EventId event) {
    update("giveUp", event, update -> update);
  }

  /** How many have joined an event's line, by its log. */
  public long joined(EventId event) {
    return jdbi.withHandle(
        handle -> event(handle.createQuery(sql("joined")), event).mapTo(Long.class).one());
  }

  /** Fans' ids are random in their bits: who made an account early need not join early. */
  public static CustomerId fan(EventId event, int number) {
    ByteBuffer hash = hash("fan:" + event + ":" + number);
    return new CustomerId(new UUID(hash.getLong(), hash.getLong()));
  }

  public static EntryId entry(EventId event, int number) {
    return EntryIds.of(event).encode(number);
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
  public void analyze() {
    jdbi.useHandle(
        handle -> handle.execute("vacuum (analyze) line_log, admissions, unit_blocks, lines"));
  }

  private static <S extends SqlStatement<S>> S event(S statement, EventId event) {
    return statement.bind("event", event.value());
  }

  private static String sql(String name) {
    return SQL.locate(Lines.class, name);
  }
}
