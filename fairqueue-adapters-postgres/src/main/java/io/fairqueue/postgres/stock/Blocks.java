package io.fairqueue.postgres.stock;

import static java.util.Objects.requireNonNull;

import io.fairqueue.domain.EventId;
import io.fairqueue.domain.TierId;
import io.fairqueue.port.StoreDataException;
import io.fairqueue.postgres.sql.BinaryArray;
import io.fairqueue.postgres.sql.Columns;
import io.fairqueue.postgres.sql.Database;
import io.fairqueue.postgres.sql.Failures;
import io.fairqueue.postgres.sql.Statements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The blocks of an event's stock that a transaction has locked: which units are for sale, and which
 * of them nobody has. What is changed here is stored by {@link #write()}.
 *
 * <p>Blocks are waited for in their order, by callers that hold none that come later. Not
 * thread-safe.
 */
public final class Blocks {

  private static final Statements SQL = new Statements(Blocks.class);
  private static final Logger LOG = LoggerFactory.getLogger(Blocks.class);
  private static final int BYTES = UnitNumbers.BLOCK / Byte.SIZE;

  private final Handle handle;
  private final EventId event;
  private final NavigableMap<Integer, Block> locked = new TreeMap<>();

  public Blocks(Handle handle, EventId event) {
    this.handle = handle;
    this.event = event;
  }

  /** Waits for the blocks of these units. */
  Blocks lock(Collection<Integer> unitNos) {
    if (!unitNos.isEmpty()) {
      add(query("lock").bind("blocks", BinaryArray.ints(List.of(blocks(unitNos)))));
    }
    return this;
  }

  /** Waits for all blocks of the event. */
  public Blocks lockAll() {
    add(query("lockAll"));
    return this;
  }

  /** Waits for all blocks of a tier. */
  public Blocks lockTier(int slot) {
    add(query("lockTier").bind("slot", slot));
    return this;
  }

  /** Does the work; once more if the blocks are wrong and had to be made again. */
  public static <T> T healing(Database database, EventId event, Supplier<T> work) {
    try {
      return work.get();
    } catch (StoreDataException e) {
      if (!Failures.isOversold(e)) {
        throw e;
      }
      LOG.error("the stock of {} called free what somebody has; it is made again", event, e);
      database.inTransaction(
          handle -> {
            rebuild(handle, event);
            return event;
          });
      return work.get();
    }
  }

  /**
   * Makes an event's blocks again: what is for sale and nobody has is free. For the day on which
   * they are wrong.
   */
  private static void rebuild(Handle handle, EventId event) {
    Blocks all = new Blocks(handle, event).lockAll();
    all.locked
        .values()
        .forEach(
            block -> {
              block.free.clear();
              block.free.or(block.stock);
            });
    all.query("live").map((row, context) -> row.getInt("unit_no")).forEach(all::take);
    all.write();
  }

  /** Waits for the blocks of these units, and for those of these tiers that have free units. */
  public void lockFree(Collection<Integer> unitNos, Collection<Integer> slots) {
    if (!unitNos.isEmpty() || !slots.isEmpty()) {
      add(
          query("lockFree")
              .bind("blocks", BinaryArray.ints(List.of(blocks(unitNos))))
              .bind("slots", BinaryArray.ints(List.of(array(slots.stream())))));
    }
  }

  /** Locks blocks of a tier until they have {@code count} free units, passing over busy ones. */
  public void pickFree(int slot, int count) {
    int above = -1;
    int limit = 1;
    while (free(slot) < count) {
      List<Block> more =
          add(query("pickFree").bind("slot", slot).bind("above", above).bind("limit", limit));
      if (more.size() < limit) {
        return;
      }
      above = more.getLast().number;
      // Returns may have left a unit here and one there.
      limit *= 2;
    }
  }

  /** How many units of a tier are free here. */
  public int free(int slot) {
    return ofTier(slot).values().stream().mapToInt(block -> block.free.cardinality()).sum();
  }

  public boolean isFree(int unitNo) {
    Block block = locked.get(UnitNumbers.block(unitNo));
    return block != null && block.free.get(bit(unitNo));
  }

  /** Takes a free unit. */
  public void take(int unitNo) {
    block(unitNo).free.clear(bit(unitNo));
  }

  /** Takes the first free units of a tier. */
  public List<Integer> takeFirst(int slot, int count) {
    List<Integer> taken = new ArrayList<>(count);
    for (Block block : ofTier(slot).values()) {
      int bit = block.free.nextSetBit(0);
      while (bit >= 0 && taken.size() < count) {
        taken.add(UnitNumbers.first(block.number) + bit);
        block.free.clear(bit);
        bit = block.free.nextSetBit(bit + 1);
      }
    }
    return taken;
  }

  /** Makes a unit free that somebody had. */
  public void free(Collection<Integer> unitNos) {
    for (int unitNo : unitNos) {
      block(unitNo).free.set(bit(unitNo));
    }
  }

  /** Puts free units into the stock. */
  public void add(TierId tier, Collection<Integer> unitNos) {
    for (int unitNo : unitNos) {
      Block block =
          locked.computeIfAbsent(
              UnitNumbers.block(unitNo),
              number -> new Block(number, tier, new BitSet(), new BitSet()));
      block.stock.set(bit(unitNo));
      block.free.set(bit(unitNo));
    }
  }

  /** Takes free units out of the stock. A block of which nothing was ever for sale is not there. */
  public void remove(Collection<Integer> unitNos) {
    for (int unitNo : unitNos) {
      Block block = locked.get(UnitNumbers.block(unitNo));
      if (block != null) {
        block.stock.clear(bit(unitNo));
        block.free.clear(bit(unitNo));
      }
    }
  }

  /** The last free units of a tier, the last first. */
  public List<Integer> lastFree(int slot, int count) {
    List<Integer> last = new ArrayList<>();
    for (Block block : ofTier(slot).descendingMap().values()) {
      int bit = block.free.length() - 1;
      while (bit >= 0 && last.size() < count) {
        last.add(UnitNumbers.first(block.number) + bit);
        bit = block.free.previousSetBit(bit - 1);
      }
    }
    return last;
  }

  /** The first numbers that no unit of a tier has. */
  public List<Integer> firstMissing(int slot, int count) {
    List<Integer> missing = new ArrayList<>(count);
    for (int number = 1; missing.size() < count; number++) {
      int unitNo = UnitNumbers.of(slot, number);
      Block block = locked.get(UnitNumbers.block(unitNo));
      if (block == null || !block.stock.get(bit(unitNo))) {
        missing.add(unitNo);
      }
    }
    return missing;
  }

  /** Stores what changed. */
  public void write() {
    List<Block> changed = locked.values().stream().filter(Block::isChanged).toList();
    if (changed.isEmpty()) {
      return;
    }
    SQL.update(handle, "write")
        .bind("event", event.value())
        .bind("blocks", BinaryArray.ints(List.of(array(changed.stream().map(b -> b.number)))))
        .bind("tiers", BinaryArray.uuids(changed, block -> block.tier.value()))
        .bind("stocks", BinaryArray.bytes(changed.stream().map(b -> bytes(b.stock)).toList()))
        .bind("frees", BinaryArray.bytes(changed.stream().map(b -> bytes(b.free)).toList()))
        .execute();
    changed.forEach(Block::stored);
  }

  /**
   * How many units are free, those included that others are busy with. A plain read.
   *
   * @param slot null for those of all tiers
   */
  public static long countFree(Handle handle, EventId event, @Nullable Integer slot) {
    return SQL.query(handle, "free")
        .bind("event", event.value())
        .bind("slot", slot)
        .map((row, context) -> row.getLong("free"))
        .one();
  }

  private Query query(String statement) {
    return SQL.query(handle, statement).bind("event", event.value());
  }

  /** Notes what was locked, in its order. */
  private List<Block> add(Query query) {
    List<Block> blocks = query.map((row, context) -> Block.read(row)).list();
    blocks.forEach(block -> locked.putIfAbsent(block.number, block));
    return blocks;
  }

  private NavigableMap<Integer, Block> ofTier(int slot) {
    return locked.subMap(
        UnitNumbers.firstBlock(slot), true, UnitNumbers.firstBlock(slot + 1), false);
  }

  private Block block(int unitNo) {
    return requireNonNull(locked.get(UnitNumbers.block(unitNo)), "a block that isn't locked");
  }

  private static int[] blocks(Collection<Integer> unitNos) {
    return array(unitNos.stream().map(UnitNumbers::block).distinct());
  }

  private static int[] array(Stream<Integer> numbers) {
    return numbers.mapToInt(Integer::intValue).toArray();
  }

  private static int bit(int unitNo) {
    return unitNo % UnitNumbers.BLOCK;
  }

  private static byte[] bytes(BitSet bits) {
    byte[] all = new byte[BYTES];
    byte[] set = bits.toByteArray();
    System.arraycopy(set, 0, all, 0, set.length);
    return all;
  }

  /** A block as it will be, and as it was. */
  private static final class Block {

    private final int number;
    private final TierId tier;
    private final BitSet stock;
    private final BitSet free;
    private BitSet stockBefore = new BitSet();
    private BitSet freeBefore = new BitSet();

    Block(int number, TierId tier, BitSet stock, BitSet free) {
      this.number = number;
      this.tier = tier;
      this.stock = stock;
      this.free = free;
    }

    static Block read(ResultSet row) throws SQLException {
      Block block =
          new Block(
              row.getInt("block"),
              new TierId(Columns.uuid(row, "tier_id")),
              BitSet.valueOf(row.getBytes("stock")),
              BitSet.valueOf(row.getBytes("free")));
      block.stored();
      return block;
    }

    void stored() {
      stockBefore = (BitSet) stock.clone();
      freeBefore = (BitSet) free.clone();
    }

    boolean isChanged() {
      return !stock.equals(stockBefore) || !free.equals(freeBefore);
    }
  }
}
