package io.fairqueue.line.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairqueue.domain.EntryId;
import io.fairqueue.domain.EventId;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

final class EntryIdsTest {

  private final EntryIds ids = EntryIds.of(EventId.parse("3f0e1d2c-5a69-4788-b6a5-948372615049"));

  @Test
  @Tag("D1")
  void theNumberStandsAtTheEndOfAUuidOfVersion8() {
    EntryId id = ids.encode(255);

    assertThat(id).hasToString("3f0e1d2c-5a69-8788-b6a5-9483000000ff");
    assertThat(id.value().version()).isEqualTo(8);
    assertThat(id.value().variant()).isEqualTo(2);
  }

  @Property(tries = 300)
  @net.jqwik.api.Tag("D1")
  void numbersComeBackWithTheTag(@ForAll @IntRange(min = 1) int number) {
    EntryId id = ids.encode(number);

    assertThat(ids.decode(id)).hasValue(number);
    assertThat(EntryIds.tagOf(id)).isEqualTo(ids.tag());
  }

  @Test
  @Tag("D1")
  void idsOfOtherLinesAndOtherKindsHaveNoNumberHere() {
    EntryIds other = EntryIds.of(EventId.parse("3f0e1d2c-5a69-4788-b6a5-948472615049"));

    assertThat(ids.decode(other.encode(1))).isEmpty();
    assertThat(ids.decode(new EntryId(ids.tag()))).isEmpty();
    assertThat(ids.decode(EntryId.parse("3f0e1d2c-5a69-4788-b6a5-9483000000ff"))).isEmpty();
    assertThat(ids.decode(EntryId.parse("3f0e1d2c-5a69-8788-b6a5-9483ffffffff"))).isEmpty();
  }

  @Test
  @Tag("D1")
  void noNumberIsNoId() {
    assertThatThrownBy(() -> ids.encode(0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ids.encode(1L << 31)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new EntryIds(ids.encode(1).value()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
