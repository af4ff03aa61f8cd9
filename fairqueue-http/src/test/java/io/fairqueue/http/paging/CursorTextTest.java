package io.fairqueue.http.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairqueue.domain.InvalidInputException;
import io.fairqueue.port.Cursor;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("B4")
final class CursorTextTest {

  @Test
  void what_is_written_is_read() {
    var cursor = new Cursor(Instant.parse("2026-02-03T04:05:06.123456Z"), UUID.randomUUID());
    assertThat(CursorText.read(CursorText.write(cursor))).isEqualTo(cursor);
    assertThat(CursorText.read(null)).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "====", "AAAA", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
  void anything_else_is_refused(String text) {
    assertThatThrownBy(() -> CursorText.read(text)).isInstanceOf(InvalidInputException.class);
  }

  @Test
  void a_time_that_no_claim_has_is_refused() {
    byte[] bytes = new byte[24];
    bytes[0] = 0x7f;
    String absurd = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    assertThatThrownBy(() -> CursorText.read(absurd)).isInstanceOf(InvalidInputException.class);
  }
}
