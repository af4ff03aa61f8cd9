package io.fairqueue.postgres.stock;

import io.fairqueue.domain.ClaimId;
import io.fairqueue.domain.EventId;
import io.fairqueue.postgres.sql.BinaryArray;
import io.fairqueue.postgres.sql.Columns;
import io.fairqueue.postgres.sql.Statements;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** What claims have, in {@code claim_units}, goes back into the stock. */
public final class Units {

  private static final Statements SQL = new Statements(Units.class);

  private Units() {}

  /** Gives everything back that these claims have. The caller has locked the claims. */
  public static void giveBack(Handle handle, Collection<UUID> claims) {
    giveBack(handle, live(handle, claims, null, true));
  }

  /**
   * Gives back what these claims have, but for the units whose ticket let somebody in. The caller
   * has locked the claims.
   *
   * @param units null for all
   */
  public static void giveBackUnused(
      Handle handle, Collection<UUID> claims, @Nullable Collection<UUID> units) {
    giveBack(handle, live(handle, claims, units, false));
  }

  /** The numbers of what a claim has. The caller has locked the claim. */
  public static List<Integer> of(Handle handle, ClaimId claim) {
    return live(handle, List.of(claim.value()), null, true).stream().map(Live::unitNo).toList();
  }

  /** Notes that a claim has these no more; the caller makes them free. */
  public static void end(Handle handle, ClaimId claim, Collection<Integer> unitNos) {
    SQL.update(handle, "end")
        .bind("claims", BinaryArray.uuids(unitNos, any -> claim.value()))
        .bind("unitNos", BinaryArray.ints(List.of(numbers(unitNos.stream()))))
        .execute();
  }

  private static int[] numbers(Stream<Integer> unitNos) {
    return unitNos.mapToInt(Integer::intValue).toArray();
  }

  private static List<Live> live(
      Handle handle, Collection<UUID> claims, @Nullable Collection<UUID> units, boolean inside) {
    if (claims.isEmpty()) {
      return List.of();
    }
    return SQL.query(handle, "live")
        .bindArray("claims", UUID.class, claims)
        .bindArray("units", UUID.class, units == null ? null : units.toArray())
        .bind("inside", inside)
        .map(
            (row, context) ->
                new Live(
                    Columns.uuid(row, "claim_id"),
                    new EventId(Columns.uuid(row, "event_id")),
                    row.getInt("unit_no")))
        .list();
  }

  private static void giveBack(Handle handle, List<Live> units) {
    if (units.isEmpty()) {
      return;
    }
    Map<UUID, List<Integer>> byEvent = new TreeMap<>();
    units.forEach(
        unit ->
            byEvent
                .computeIfAbsent(unit.event().value(), any -> new ArrayList<>())
                .add(unit.unitNo()));
    byEvent.forEach(
        (event, unitNos) -> {
          Blocks blocks = new Blocks(handle, new EventId(event)).lock(unitNos);
          blocks.free(unitNos);
          blocks.write();
        });
    SQL.update(handle, "end")
        .bind("claims", BinaryArray.uuids(units, Live::claim))
        .bind("unitNos", BinaryArray.ints(List.of(numbers(units.stream().map(Live::unitNo)))))
        .execute();
  }

  private record Live(UUID claim, EventId event, int unitNo) {}
}
