package io.fairqueue.cli.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.cli.Run;
import io.fairqueue.domain.fairness.EntryBundle;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A draw as its bundle tells it, and with something changed in that. */
class VerifyDrawTest {

  @TempDir Path folder;

  @Test
  void a_draw_that_nobody_steered_passes() {
    ToldDraw draw = new ToldDraw(null);

    Run run = verify(draw, draw.files());

    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .contains("PASS  list: 8 entries", "PASS  round: round 657413 of 52db9ba7")
        .contains("PASS  beacon: the signature of round 657413 is the beacon's")
        .contains("PASS  order: recomputed of 8 tickets", "PASS  transcript: of " + draw.event)
        .contains("WARN  fixed before")
        .doesNotContain("FAIL");
    assertThat(run.code()).isZero();
  }

  @Test
  void a_fallback_is_marked() {
    ToldDraw draw = new ToldDraw("no network");

    Run run = verify(draw, draw.files());

    assertThat(run.out())
        .contains("PASS  seed of the server", "PASS  order: recomputed of 8 tickets")
        .contains("WARN  fallback: commit and reveal: you trust that the beacon was really missing")
        .contains("round 657413 would show it (no network)")
        .doesNotContain("FAIL");
    assertThat(run.code()).isZero();
    assertThat(verify(draw, withFact(draw.files(), "server_seed")).out())
        .contains("FAIL  transcript: ", "differs from the log in server_seed");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "chain",
        "public_key",
        "round",
        "server_seed_hash",
        "count",
        "list_root",
        "entries_sha256",
        "signature",
        "randomness",
        "seed",
        "order_root"
      })
  void a_changed_digit_of_a_transcript_is_named(String fact) {
    ToldDraw draw = new ToldDraw(null);

    Run run = verify(draw, withFact(draw.files(), fact));

    assertThat(run.out())
        .containsPattern("FAIL  transcript: .* differs from the log in .*\\b" + fact + "\\b");
    assertThat(run.code()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"order_root, orde_root", "list_root, list_r00t", "seed, sead"})
  void what_a_transcript_leaves_out_is_named(String fact, String other) {
    ToldDraw draw = new ToldDraw(null);
    Map<String, byte[]> files = draw.files();
    rewrite(files, "\"" + fact + "\":", "\"" + other + "\":");

    Run run = verify(draw, files);

    assertThat(run.out()).contains("FAIL  transcript").contains("differs from the log in " + fact);
    assertThat(run.code()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 31, 32, 127, 255})
  void a_changed_byte_of_the_list_is_found(int at) {
    ToldDraw draw = new ToldDraw(null);
    Map<String, byte[]> files = draw.files();
    requireNonNull(files.get("entries.bin"))[at] ^= 1;

    Run run = verify(draw, files);

    assertThat(run.out()).containsPattern("FAIL  (list|draw: leaf \\d is )");
    assertThat(run.code()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"list, root, list", "beacon, randomness, beacon", "order, root, order"})
  void a_changed_step_of_a_draw_is_named_though_it_is_signed(
      String type, String fact, String named) {
    ToldDraw draw = new ToldDraw(null);
    Map<String, byte[]> files = draw.files();
    String name =
        files.keySet().stream().filter(file -> file.startsWith("entries/")).findAny().orElseThrow();
    List<byte[]> entries = new ArrayList<>(EntryBundle.unpack(requireNonNull(files.get(name))));
    entries.replaceAll(
        entry -> {
          String text = new String(entry, UTF_8);
          return text.contains("\"t\":\"" + type + "\"")
              ? flipped(text, "\"" + fact + "\":\"").getBytes(UTF_8)
              : entry;
        });
    draw.sign(files, entries);

    Run run = verify(draw, files);

    assertThat(run.out()).contains("PASS  signature", "PASS  root", "FAIL  " + named + ": ");
    assertThat(run.code()).isEqualTo(1);
  }

  private Run verify(ToldDraw draw, Map<String, byte[]> files) {
    return Run.of("verify", "draw", ToldLine.zip(folder, files).toString(), "--key", draw.key());
  }

  private static Map<String, byte[]> withFact(Map<String, byte[]> files, String fact) {
    String text = new String(requireNonNull(files.get("transcript.json")), UTF_8);
    files.put("transcript.json", flipped(text, "\"" + fact + "\":").getBytes(UTF_8));
    return files;
  }

  private static void rewrite(Map<String, byte[]> files, String from, String to) {
    String text = new String(requireNonNull(files.get("transcript.json")), UTF_8);
    assertThat(text).contains(from);
    files.put("transcript.json", text.replace(from, to).getBytes(UTF_8));
  }

  /** Another digit where the value begins that stands behind this. */
  private static String flipped(String text, String before) {
    var value = Pattern.compile(Pattern.quote(before) + "\"?").matcher(text);
    assertThat(value.find()).as(before).isTrue();
    char other = text.charAt(value.end()) == '3' ? '4' : '3';
    return text.substring(0, value.end()) + other + text.substring(value.end() + 1);
  }
}
