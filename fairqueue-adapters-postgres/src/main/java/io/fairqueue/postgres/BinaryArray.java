package io.fairqueue.postgres;

import java.nio.ByteBuffer;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.statement.StatementContext;
import org.postgresql.core.Oid;
import org.postgresql.util.PGBinaryObject;
import org.postgresql.util.PGobject;

/**
 * An array of one dimension and without nulls, in the binary form that the driver itself has for
 * numbers only. As text, which it is where a connection does not have its type among those that
 * {@link #TYPES} names, a batch of ids costs the server more to read than to look up.
 */
final class BinaryArray extends PGobject implements PGBinaryObject, Argument {

  /** What a connection must be told to send in this form. */
  static final String TYPES = Oid.UUID_ARRAY + "," + Oid.TIMESTAMPTZ_ARRAY;

  private static final long serialVersionUID = 1;
  private static final Instant EPOCH = Instant.parse("2000-01-01T00:00:00Z");
  private static final int HEADER = 20;

  private final transient ByteBuffer bytes;
  private final transient Supplier<String> text;

  private <T> BinaryArray(
      String type,
      int elementType,
      int elementBytes,
      Collection<T> elements,
      BiConsumer<ByteBuffer, T> write,
      Function<T, Object> print) {
    setType(type);
    bytes = ByteBuffer.allocate(HEADER + elements.size() * (Integer.BYTES + elementBytes));
    bytes.putInt(1).putInt(0).putInt(elementType).putInt(elements.size()).putInt(1);
    for (T element : elements) {
      write.accept(bytes.putInt(elementBytes), element);
    }
    text =
        () ->
            elements.stream()
                .map(each -> "\"" + print.apply(each) + "\"")
                .collect(Collectors.joining(",", "{", "}"));
  }

  /** What identifies each of these. */
  static <T> BinaryArray uuids(Collection<T> things, Function<? super T, UUID> id) {
    return new BinaryArray(
        "_uuid",
        Oid.UUID,
        2 * Long.BYTES,
        things.stream().map(id).toList(),
        (to, each) ->
            to.putLong(each.getMostSignificantBits()).putLong(each.getLeastSignificantBits()),
        each -> each);
  }

  /** Moments of each of these as they are stored: to the microsecond, never rounded up. */
  static <T> BinaryArray instants(Collection<T> things, Function<? super T, Instant> moment) {
    return new BinaryArray(
        "_timestamptz",
        Oid.TIMESTAMPTZ,
        Long.BYTES,
        things.stream().map(moment).toList(),
        (to, at) -> to.putLong(EPOCH.until(at.truncatedTo(ChronoUnit.MICROS), ChronoUnit.MICROS)),
        Columns::timestamp);
  }

  @Override
  public void apply(int position, PreparedStatement statement, StatementContext context)
      throws SQLException {
    statement.setObject(position, this);
  }

  @Override
  public String getValue() {
    return text.get();
  }

  @Override
  public int lengthInBytes() {
    return bytes.capacity();
  }

  @Override
  public void toBytes(byte[] target, int offset) {
    bytes.get(0, target, offset, bytes.capacity());
  }

  @Override
  public void setByteValue(byte[] value, int offset) {
    throw new UnsupportedOperationException("sent only");
  }
}
