package io.fairqueue.domain.fairness;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MerkleTreeTest {

  private static final HexFormat HEX = HexFormat.of();

  /** Those that implementations of transparency logs are tried with. */
  private static final List<byte[]> LEAVES =
      Stream.of(
              "",
              "00",
              "10",
              "2021",
              "3031",
              "40414243",
              "5051525354555657",
              "606162636465666768696a6b6c6d6e6f")
          .map(HEX::parseHex)
          .toList();

  @ParameterizedTest
  @CsvSource({
    "0, e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "1, 6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "2, fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "3, aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "8, 5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"
  })
  void itsRootsAreThoseOfOthers(int size, String root) {
    assertThat(MerkleTree.of(LEAVES.subList(0, size)).root()).isEqualTo(HEX.parseHex(root));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 7, 8, 9, 33, 100})
  void eachLeafShowsThatItIsThereAndNowhereElse(int size) {
    MerkleTree tree = MerkleTree.of(size, i -> leaf(i));
    for (int i = 0; i < size; i++) {
      byte[] hash = MerkleTree.leafHash(leaf(i));
      List<byte[]> path = tree.path(i);

      assertThat(MerkleTree.includes(tree.root(), size, hash, i, path)).isTrue();
      assertThat(MerkleTree.includes(tree.root(), size, MerkleTree.leafHash(leaf(-1)), i, path))
          .isFalse();
      assertThat(MerkleTree.includes(tree.root(), size, hash, i == 0 ? size : i - 1, path))
          .isFalse();
      for (List<byte[]> other : altered(path)) {
        assertThat(MerkleTree.includes(tree.root(), size, hash, i, other)).isFalse();
      }
    }
  }

  @Test
  void eachTreeShowsThatItBeginsWithEachEarlierOneAndWithNoOther() {
    int all = 40;
    List<MerkleTree> trees =
        IntStream.rangeClosed(0, all).mapToObj(size -> MerkleTree.of(size, i -> leaf(i))).toList();
    MerkleTree forged = MerkleTree.of(all, i -> leaf(i == 3 ? -1 : i));
    for (int later = 0; later <= all; later++) {
      for (int earlier = 0; earlier <= later; earlier++) {
        byte[] before = trees.get(earlier).root();
        byte[] now = trees.get(later).root();
        List<byte[]> proof = trees.get(later).consistency(earlier);

        assertThat(MerkleTree.isConsistent(before, earlier, now, later, proof))
            .as("%d in %d", earlier, later)
            .isTrue();
        assertThat(MerkleTree.isConsistent(forged.root(), earlier, now, later, proof)).isFalse();
        // Each begins with nothing.
        assertThat(MerkleTree.isConsistent(before, earlier, forged.root(), later, proof))
            .isEqualTo(earlier == 0 && later > 0);
        for (List<byte[]> other : altered(proof)) {
          assertThat(MerkleTree.isConsistent(before, earlier, now, later, other)).isFalse();
        }
      }
    }
    assertThat(
            MerkleTree.isConsistent(
                trees.get(10).root(), 10, forged.root(), all, forged.consistency(10)))
        .isFalse();
    assertThat(MerkleTree.isConsistent(trees.get(9).root(), 9, trees.get(8).root(), 8, List.of()))
        .isFalse();
  }

  /** With a byte changed, a hash too few, and one too many. */
  private static List<List<byte[]>> altered(List<byte[]> proof) {
    List<List<byte[]>> all = new ArrayList<>();
    for (int i = 0; i < proof.size(); i++) {
      List<byte[]> changed = new ArrayList<>(proof);
      changed.set(i, changed.get(i).clone());
      changed.get(i)[7] ^= 1;
      all.add(changed);
    }
    if (!proof.isEmpty()) {
      all.add(proof.subList(0, proof.size() - 1));
    }
    List<byte[]> longer = new ArrayList<>(proof);
    longer.add(new byte[MerkleTree.HASH_BYTES]);
    all.add(longer);
    return all;
  }

  private static byte[] leaf(int index) {
    return ("leaf " + index).getBytes(StandardCharsets.US_ASCII);
  }
}
