package io.fairqueue.http.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("B11")
final class ContentTagTest {

  private final ContentTag tag = ContentTag.of(bytes("something"));

  @Test
  void theSameContentHasTheSameTagAndOtherContentAnother() {
    assertThat(ContentTag.of(bytes("something"))).isEqualTo(tag);
    assertThat(ContentTag.of(bytes("something else"))).isNotEqualTo(tag);
    assertThat(tag.text()).matches("\"[A-Za-z0-9_-]{16}\"");
  }

  @Test
  void aVersionComesFirst() {
    assertThat(ContentTag.of(7, bytes("something")).text())
        .isEqualTo("\"7." + tag.text().substring(1));
  }

  @Test
  void whoHasItSaysSoInOneOfManyWays() {
    assertThat(tag.isAmong(List.of(tag.text()))).isTrue();
    assertThat(tag.isAmong(List.of("W/" + tag.text()))).isTrue();
    assertThat(tag.isAmong(List.of("\"a\",  " + tag.text() + " , \"b\""))).isTrue();
    assertThat(tag.isAmong(List.of("\"a\"", tag.text()))).isTrue();
    assertThat(tag.isAmong(List.of("*"))).isTrue();
    assertThat(tag.isAmong(List.of("\"a\", \"b\""))).isFalse();
    assertThat(tag.isAmong(List.of())).isFalse();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
