package io.fairqueue.domain.fairness;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TilePathTest {

  @Test
  void aPieceIsNamedAsTheSpecificationSays() {
    assertThat(TilePath.ofHashes(0, 0, 256)).hasToString("tile/0/000");
    assertThat(TilePath.ofHashes(1, 1_234_067, 256)).hasToString("tile/1/x001/x234/067");
    assertThat(TilePath.ofHashes(2, 67, 5)).hasToString("tile/2/067.p/5");
    assertThat(TilePath.ofEntries(1_000, 255)).hasToString("tile/entries/x001/000.p/255");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tile/0/000",
        "tile/1/x001/x234/067",
        "tile/63/067.p/5",
        "tile/entries/x001/000.p/255"
      })
  void itsNameIsReadBack(String path) {
    assertThat(TilePath.parse(path).orElseThrow()).hasToString(path);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "checkpoint",
        "tile/0",
        "tile/0/0",
        "tile/0/1000",
        "tile/00/000",
        "tile/64/000",
        "tile/-1/000",
        "tile/0/x000/001",
        "tile/0/x001/1",
        "tile/0/000.p/0",
        "tile/0/000.p/256",
        "tile/0/000.p/01",
        "tile/0/000.p/999",
        "tile/0/x999/x999/x999/x999/x999/x999/x999/000",
        "tile/entries/000/",
        "tile/ENTRIES/000",
        "tile/0/000.p/5/..",
        "tile/0/%30%30%30"
      })
  void whatIsNoNameIsNone(String path) {
    assertThat(TilePath.parse(path)).isEmpty();
  }

  @Test
  void aLogHasWhatItsSizeReaches() {
    assertThat(TilePath.ofHashes(0, 0, 1).isIn(0)).isFalse();
    assertThat(TilePath.ofHashes(0, 0, 1).isIn(1)).isTrue();
    assertThat(TilePath.ofHashes(0, 0, 256).isIn(255)).isFalse();
    assertThat(TilePath.ofHashes(0, 0, 255).isIn(256)).isTrue();
    assertThat(TilePath.ofHashes(0, 1, 44).isIn(300)).isTrue();
    assertThat(TilePath.ofHashes(0, 1, 45).isIn(300)).isFalse();
    assertThat(TilePath.ofHashes(1, 0, 1).isIn(300)).isTrue();
    assertThat(TilePath.ofHashes(1, 0, 2).isIn(511)).isFalse();
    assertThat(TilePath.ofHashes(1, 0, 2).isIn(512)).isTrue();
    assertThat(TilePath.ofEntries(1, 44).isIn(300)).isTrue();
    assertThat(TilePath.ofHashes(7, 0, 1).isIn(Long.MAX_VALUE)).isTrue();
    assertThat(TilePath.ofHashes(8, 0, 1).isIn(Long.MAX_VALUE)).isFalse();
  }
}
