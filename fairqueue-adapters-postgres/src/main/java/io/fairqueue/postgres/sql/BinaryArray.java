package io.fairqueue.postgres.sql;

import io.fairqueue.line.log.IdList;
import java.nio.ByteBuffer;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.statement.StatementContext;
import org.postgresql.core.Oid;
import org.postgresql.util.PGBinaryObject;
import org.postgresql.util.PGobject;

/**
 * An array of one dimension and without nulls, in the binary form that the driver itself has for
 * numbers only, and boxes those. As text, which it is where a connection does not have its type
 * among those that {@link #TYPES} names, a batch of ids costs the server more to read than to look
 * up.
 */
public final class BinaryArray extends PGobject implements PGBinaryObject, Argument {

  /** What a connection must be told to send in this form. */
  public static final String TYPES =
      Stream.of(
              Oid.UUID_ARRAY,
              Oid.TIMESTAMPTZ_ARRAY,
              Oid.INT4_ARRAY,
              Oid.INT8_ARRAY,
              Oid.BYTEA_ARRAY)
          .map(String::valueOf)
          .collect(Collectors.joining(","));

  private static final long serialVersionUID = 1;
  private static final Instant EPOCH = Instant.parse("2000-01-01T00:00:00Z");
  private static final int HEADER = 20;
  private static final int ID = 2 * Long.BYTES;

  private final transient ByteBuffer bytes;
  private final transient Supplier<Stream<?>> text;

  private BinaryArray(
      String type, int elementType, int elements, int elementBytes, Supplier<Stream<?>> text) {
    setType(type);
    this.text = text;
    bytes = ByteBuffer.allocate(HEADER + elements * Integer.BYTES + elementBytes);
    bytes.putInt(1).putInt(0).putInt(elementType).putInt(elements).putInt(1);
  }

  /** What identifies each of these. */
  public static <T> BinaryArray uuids(Collection<T> things, Function<? super T, UUID> id) {
    return uuids(List.of(IdList.of(things.stream().<UUID>map(id).toList())));
  }

  /** All ids of these, one list after the other. */
  public static BinaryArray uuids(List<IdList> lists) {
    int count = lists.stream().mapToInt(IdList::size).sum();
    BinaryArray array =
        new BinaryArray(
            "_uuid",
            Oid.UUID,
            count,
            count * ID,
            () -> lists.stream().flatMap(list -> Arrays.stream(list.toArray())));
    for (IdList list : lists) {
      for (int i = 0; i < list.size(); i++) {
        array.bytes.putInt(ID).putLong(list.high(i)).putLong(list.low(i));
      }
    }
    return array;
  }

  /** Moments of each of these as they are stored: to the microsecond, never rounded up. */
  public static <T> BinaryArray instants(
      Collection<T> things, Function<? super T, Instant> moment) {
    List<Instant> moments = things.stream().<Instant>map(moment).toList();
    BinaryArray array =
        new BinaryArray(
            "_timestamptz",
            Oid.TIMESTAMPTZ,
            moments.size(),
            moments.size() * Long.BYTES,
            () -> moments.stream().map(Columns::timestamp));
    for (Instant at : moments) {
      long micros = EPOCH.until(at.truncatedTo(ChronoUnit.MICROS), ChronoUnit.MICROS);
      array.bytes.putInt(Long.BYTES).putLong(micros);
    }
    return array;
  }

  /** All numbers of these, one array after the other. */
  public static BinaryArray ints(List<int[]> arrays) {
    int count = arrays.stream().mapToInt(each -> each.length).sum();
    BinaryArray array =
        new BinaryArray(
            "_int4",
            Oid.INT4,
            count,
            count * Integer.BYTES,
            () -> arrays.stream().flatMapToInt(Arrays::stream).boxed());
    for (int[] numbers : arrays) {
      for (int number : numbers) {
        array.bytes.putInt(Integer.BYTES).putInt(number);
      }
    }
    return array;
  }

  public static BinaryArray longs(LongStream numbers) {
    long[] all = numbers.toArray();
    BinaryArray array =
        new BinaryArray(
            "_int8",
            Oid.INT8,
            all.length,
            all.length * Long.BYTES,
            () -> LongStream.of(all).boxed());
    for (long number : all) {
      array.bytes.putInt(Long.BYTES).putLong(number);
    }
    return array;
  }

  public static BinaryArray bytes(List<byte[]> strings) {
    BinaryArray array =
        new BinaryArray(
            "_bytea",
            Oid.BYTEA,
            strings.size(),
            strings.stream().mapToInt(each -> each.length).sum(),
            () -> strings.stream().map(each -> "\\\\x" + HexFormat.of().formatHex(each)));
    for (byte[] each : strings) {
      array.bytes.putInt(each.length).put(each);
    }
    return array;
  }

  @Override
  public void apply(int position, PreparedStatement statement, StatementContext context)
      throws SQLException {
    statement.setObject(position, this);
  }

  @Override
  public String getValue() {
    return text.get().map(each -> "\"" + each + "\"").collect(Collectors.joining(",", "{", "}"));
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
