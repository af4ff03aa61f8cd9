package io.fairqueue.domain.fairness;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GrowingTreeTest {

  private final Map<List<Long>, LogTile> stored = new HashMap<>();

  @Test
  void howeverItGrewItIsTheTreeOfAllEntries() {
    Random random = new Random(1);
    long size = 0;
    while (size < 70_000) {
      GrowingTree tree = new GrowingTree(size, stored.values());
      int more = 1 + random.nextInt(size < 2_000 ? 40 : 9_000);
      for (int i = 0; i < more; i++) {
        tree.add(entry(size + i));
      }
      size += more;
      store(tree);
      assertThat(tree.size()).isEqualTo(size);
      assertThat(tree.root()).isEqualTo(plain((int) size).root());
    }
    assertThat(stored.values()).extracting(LogTile::level).contains(0, 1, 2);
  }

  @Test
  void anEmptyOneHasTheRootOfNothing() {
    assertThat(new GrowingTree().root()).isEqualTo(MerkleTree.of(List.of()).root());
    assertThat(new GrowingTree().changed()).isEmpty();
  }

  @Test
  void withoutItsEdgeItCannotGoOn() {
    assertThatIllegalArgumentException().isThrownBy(() -> new GrowingTree(5, List.of()));
  }

  @Test
  void piecesProveWhatTheWholeTreeProves() {
    int size = 600;
    GrowingTree growing = new GrowingTree();
    for (int i = 0; i < size; i++) {
      growing.add(entry(i));
    }
    store(growing);
    MerkleTree whole = plain(size);
    for (int part : List.of(1, 2, 3, 255, 256, 257, 511, 512, 513, size)) {
      TiledTree tiled = new TiledTree(part, this::read);
      assertThat(tiled.root()).isEqualTo(plain(part).root());
      for (int index : List.of(0, part / 2, part - 1)) {
        assertThat(tiled.path(index)).containsExactlyElementsOf(plain(part).path(index));
      }
    }
    TiledTree tiled = new TiledTree(size, this::read);
    for (int earlier = 0; earlier <= size; earlier += 7) {
      assertThat(tiled.consistency(earlier)).containsExactlyElementsOf(whole.consistency(earlier));
    }
    assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> tiled.path(size));
  }

  private byte[] read(TilePath path) {
    LogTile tile =
        requireNonNull(stored.get(List.of((long) path.level().orElseThrow(), path.index())));
    return Arrays.copyOf(tile.hashes(), path.width() * MerkleTree.HASH_BYTES);
  }

  private void store(GrowingTree tree) {
    tree.changed().forEach(tile -> stored.put(List.of((long) tile.level(), tile.index()), tile));
  }

  private static MerkleTree plain(int size) {
    return MerkleTree.of(size, GrowingTreeTest::entry);
  }

  private static byte[] entry(long i) {
    return ByteBuffer.allocate(Long.BYTES).putLong(i).array();
  }
}
