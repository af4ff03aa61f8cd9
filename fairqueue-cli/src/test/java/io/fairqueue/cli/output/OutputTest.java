package io.fairqueue.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** People call themselves and their events what they like. */
class OutputTest {

  private static final Pattern UNFIT =
      Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}&&[^\\n]]");

  @Property(tries = 300)
  void nothing_that_is_printed_moves_a_terminal(@ForAll String text)
      throws JsonProcessingException {
    String table = printed(Format.Kind.TABLE, List.of(Map.of("name", text)));
    assertThat(table).doesNotContainPattern(UNFIT);
    assertThat(table.lines()).hasSize(2);
    assertThat(printed(Format.Kind.TABLE, Map.of("name", text)).lines()).hasSize(1);

    String json = printed(Format.Kind.JSON, Map.of("name", text, text, 1));
    assertThat(json).doesNotContainPattern(UNFIT);
    JsonNode read = Json.MAPPER.readTree(json);
    assertThat(read.has(text)).isTrue();
    if (!text.equals("name")) {
      assertThat(read.path("name").asText()).isEqualTo(text);
    }
  }

  @Property(tries = 100)
  void nor_does_what_is_told_to_people(@ForAll String text) {
    var bytes = new ByteArrayOutputStream();
    output(new ByteArrayOutputStream(), bytes).tell("There is no event " + text + ".");

    assertThat(bytes.toString(StandardCharsets.UTF_8).strip()).doesNotContainPattern(UNFIT);
  }

  @Test
  void a_picture_shows_colours_that_are_ours_only() {
    var bytes = new ByteArrayOutputStream();
    new Screen(new PrintStream(bytes, true, StandardCharsets.UTF_8), true)
        .show(Output.lines(Map.of("name", "@|red all sold|@ \u001b[2J")), "");

    assertThat(bytes.toString(StandardCharsets.UTF_8))
        .contains("@|red all sold|@ \\u001b[2J")
        .doesNotContain("\u001b[2J")
        .doesNotContain("\u001b[31m");
  }

  private static String printed(Format.Kind kind, Object value) {
    var bytes = new ByteArrayOutputStream();
    Format format = new Format();
    format.kind = kind;
    output(bytes, new ByteArrayOutputStream()).print(format, value);
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static Output output(ByteArrayOutputStream out, ByteArrayOutputStream err) {
    return new Output(
        new Streams(
            InputStream.nullInputStream(),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8)));
  }
}
