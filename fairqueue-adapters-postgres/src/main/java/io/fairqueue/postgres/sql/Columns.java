package io.fairqueue.postgres.sql;

import static java.util.Objects.requireNonNull;

import io.fairqueue.domain.Money;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads columns, always by name. */
public final class Columns {

  private Columns() {}

  /** An instant as it is stored: to the microsecond, never rounded up. */
  public static OffsetDateTime timestamp(Instant instant) {
    return instant.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
  }

  public static Instant instant(ResultSet row, String column) throws SQLException {
    return requireNonNull(instantOrNull(row, column), column);
  }

  public static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
    @Nullable OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }

  public static UUID uuid(ResultSet row, String column) throws SQLException {
    return requireNonNull(uuidOrNull(row, column), column);
  }

  public static @Nullable UUID uuidOrNull(ResultSet row, String column) throws SQLException {
    return row.getObject(column, UUID.class);
  }

  public static String text(ResultSet row, String column) throws SQLException {
    return requireNonNull(textOrNull(row, column), column);
  }

  public static @Nullable String textOrNull(ResultSet row, String column) throws SQLException {
    return row.getString(column);
  }

  public static <E extends Enum<E>> E literal(ResultSet row, String column, Class<E> type)
      throws SQLException {
    return Enum.valueOf(type, text(row, column));
  }

  public static OptionalInt optionalInt(ResultSet row, String column) throws SQLException {
    int value = row.getInt(column);
    return row.wasNull() ? OptionalInt.empty() : OptionalInt.of(value);
  }

  public static OptionalDouble optionalDouble(ResultSet row, String column) throws SQLException {
    double value = row.getDouble(column);
    return row.wasNull() ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  public static Money money(ResultSet row) throws SQLException {
    return money(row, "");
  }

  /** Of columns whose names begin with {@code prefix}. */
  public static Money money(ResultSet row, String prefix) throws SQLException {
    return new Money(
        row.getLong(prefix + "amount_minor"), Currency.getInstance(text(row, prefix + "currency")));
  }

  public static List<UUID> uuids(ResultSet row, String column) throws SQLException {
    return List.of((UUID[]) array(row, column));
  }

  public static List<String> texts(ResultSet row, String column) throws SQLException {
    return List.of((String[]) array(row, column));
  }

  public static List<Boolean> flags(ResultSet row, String column) throws SQLException {
    return List.of((Boolean[]) array(row, column));
  }

  public static long[] longs(ResultSet row, String column) throws SQLException {
    Long[] boxed = (Long[]) array(row, column);
    long[] values = new long[boxed.length];
    for (int i = 0; i < boxed.length; i++) {
      values[i] = boxed[i];
    }
    return values;
  }

  public static int[] ints(ResultSet row, String column) throws SQLException {
    Integer[] boxed = (Integer[]) array(row, column);
    int[] values = new int[boxed.length];
    for (int i = 0; i < boxed.length; i++) {
      values[i] = boxed[i];
    }
    return values;
  }

  private static Object array(ResultSet row, String column) throws SQLException {
    Array array = requireNonNull(row.getArray(column), column);
    try {
      return array.getArray();
    } finally {
      array.free();
    }
  }
}
