package io.fairqueue.cli.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.cli.Run;
import io.fairqueue.crypto.SignedReceipt;
import io.fairqueue.domain.fairness.CanonicalJson;
import io.fairqueue.domain.fairness.EntryBundle;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class VerifyTest {

  private final ToldLine line = new ToldLine();
  @TempDir Path folder;

  @Test
  void a_fair_line_passes() {
    Run log = verifyLog(line.files());

    assertThat(log.err()).isEmpty();
    assertThat(log.out())
        .contains("PASS  signature: " + line.origin())
        .contains("PASS  root: ")
        .contains("PASS  nobody overtook: 12 came, 6 admitted")
        .contains("WARN  witnesses")
        .doesNotContain("FAIL", "whose key");
    assertThat(log.code()).isZero();
  }

  @Test
  void without_a_key_of_ones_own_that_is_said() {
    Run log = Run.of("verify", "log", bundle(line.files()));

    assertThat(log.out()).contains("WARN  whose key").contains(line.key());
    assertThat(log.code()).isZero();
  }

  @Test
  void a_log_goes_on_from_a_checkpoint_that_was_seen_before() {
    Path seen = ToldLine.write(folder.resolve("seen"), line.checkpoint().getBytes(UTF_8));
    line.join();
    line.follow();
    Run log =
        Run.of(
            "verify", "log", bundle(line.files()), "--key", line.key(), "--since", seen.toString());
    assertThat(log.out()).contains("PASS  consistency");
    assertThat(log.code()).isZero();

    ToldLine other = new ToldLine();
    Run another =
        Run.of(
            "verify",
            "log",
            bundle(other.files()),
            "--key",
            other.key(),
            "--since",
            seen.toString());
    assertThat(another.out()).contains("FAIL  consistency");
    assertThat(another.code()).isEqualTo(1);
  }

  @Test
  void who_overtakes_is_found_though_all_of_it_is_signed() {
    List<byte[]> entries = new ArrayList<>(line.entries());
    int admitted = find(entries, "\"admitted\":[[1,4],[6,7]]");
    entries.set(admitted, changed(entries.get(admitted), "[[1,4],[6,7]]", "[[1,4],[6,6],[8,8]]"));

    Run log = verifyLog(line.signed(entries));

    assertThat(log.out())
        .contains("PASS  signature", "PASS  root")
        .contains(
            "FAIL  nobody overtook: entry %d, rev %s: place 8 was admitted while place 7 waited"
                .formatted(admitted, CanonicalJson.object(entries.get(admitted)).get("rev")));
    assertThat(log.code()).isEqualTo(1);
  }

  @Test
  void a_receipt_and_a_proof_pass() {
    Path receipt = ToldLine.write(folder.resolve("receipt"), line.receipt(2).getBytes(UTF_8));
    Run shown =
        Run.of("verify", "receipt", receipt.toString(), bundle(line.files()), "--key", line.key());
    assertThat(shown.out())
        .contains("PASS  receipt's signature: number 3 of " + line.event)
        .contains("PASS  logged: number 3 came")
        .contains("PASS  the place: place 3 was admitted at rev")
        .doesNotContain("FAIL");
    assertThat(shown.code()).isZero();

    Path proof = ToldLine.write(folder.resolve("proof"), line.proof(2).getBytes(UTF_8));
    Run proven = Run.of("verify", "proof", proof.toString(), "--key", line.key());
    assertThat(proven.out()).contains("PASS  the fan's entry: number 3").doesNotContain("FAIL");
    assertThat(proven.code()).isZero();
  }

  @Test
  void a_proof_goes_on_when_nobody_can_tell_any_more_who_is_who() {
    String leaf = Base64.getEncoder().encodeToString(SignedReceipt.parse(line.receipt(2)).leaf());
    line.forget();
    assertThat(line.isForgotten()).isTrue();
    String text = line.proof(2);
    String extra = text.lines().skip(1).findFirst().orElseThrow().substring("extra ".length());
    String said = new String(Base64.getDecoder().decode(extra), UTF_8);

    assertThat(said).contains("\"leaf\":\"" + leaf).doesNotContain("salt");
    Path proof = ToldLine.write(folder.resolve("proof"), text.getBytes(UTF_8));
    Run proven = Run.of("verify", "proof", proof.toString(), "--key", line.key());
    assertThat(proven.out()).contains("PASS  the fan's entry: number 3").doesNotContain("FAIL");
    String other =
        said.replace(
            "\"leaf\":\"" + leaf.charAt(0), "\"leaf\":\"" + (leaf.charAt(0) == 'A' ? 'B' : 'A'));
    ToldLine.write(
        proof,
        text.replace(extra, Base64.getEncoder().encodeToString(other.getBytes(UTF_8)))
            .getBytes(UTF_8));
    assertThat(Run.of("verify", "proof", proof.toString(), "--key", line.key()).out())
        .contains("FAIL  the fan's entry");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("tampered")
  void a_changed_byte_is_found_and_named(
      String what, String named, Consumer<Map<String, byte[]>> change) {
    Map<String, byte[]> files = line.files();
    change.accept(files);

    Run log = verifyLog(files);

    assertThat(log.out()).as(what).containsPattern("FAIL  " + named);
    assertThat(log.code()).isEqualTo(1);
  }

  static Stream<Arguments> tampered() {
    return Stream.of(
        told(
            "checkpoint",
            "its size",
            "log: the bundle has no entries/",
            text -> text.replaceFirst("\n([1-9])", "\n9")),
        told("checkpoint", "its root", "signature: ", text -> flipped(text, text.indexOf('=') - 3)),
        told(
            "checkpoint",
            "its signature",
            "signature: ",
            text -> flipped(text, text.length() - 20)),
        told("checkpoint", "its origin", "signature: ", text -> text.replace(".org", ".net")),
        told(
            "checkpoint",
            "its key's id",
            "signature: ",
            text -> flipped(text, text.indexOf("— ") + 64)),
        told(
            "log-keys",
            "the key",
            "log: the key's id is another",
            text -> flipped(text, text.length() - 10)),
        entry("a count", "\"count\":1", "\"count\":2"),
        entry("a root", "\"root\":\"", "\"root\":\"A"),
        entry("who was admitted", "[[1,4],[6,7]]", "[[1,5],[7,7]]"),
        entry("who left", "\"left\":[[5,5]]", "\"left\":[[6,6]]"),
        entry("a rev", "\"rev\":4", "\"rev\":5"),
        entry("a time", "\"at\":\"20", "\"at\":\"21"),
        entry("a rule", "\"max_units_per_claim\":1", "\"max_units_per_claim\":9"),
        entry("a price", "\"price_minor\":2500", "\"price_minor\":2501"),
        entry("the event", "\"event_id\":\"", "\"event_id\":\"0"),
        entries("an entry less", entries -> entries.removeLast()),
        entries("an entry twice", entries -> entries.add(entries.getLast())),
        entries("entries in another order", entries -> Collections.swap(entries, 3, 4)),
        entries("an entry cut off", entries -> entries.set(2, new byte[] {'{'})),
        entries("an empty entry", entries -> entries.set(2, new byte[0])));
  }

  @ParameterizedTest
  @MethodSource("places")
  void a_changed_receipt_or_proof_is_found(double part) {
    String bundle = bundle(line.files());
    String jws = line.receipt(2);
    Path receipt =
        ToldLine.write(
            folder.resolve("receipt"), flipped(jws, (int) (jws.length() * part)).getBytes(UTF_8));
    assertThat(Run.of("verify", "receipt", receipt.toString(), bundle).code()).isEqualTo(1);

    String text = line.proof(2);
    Path proof =
        ToldLine.write(
            folder.resolve("proof"), flipped(text, (int) (text.length() * part)).getBytes(UTF_8));
    assertThat(Run.of("verify", "proof", proof.toString(), "--key", line.key()).code())
        .isEqualTo(1);
  }

  static List<Double> places() {
    return List.of(0.01, 0.2, 0.35, 0.5, 0.65, 0.8, 0.9, 0.97);
  }

  @Test
  void a_receipt_of_another_line_fails() {
    Path receipt =
        ToldLine.write(folder.resolve("receipt"), new ToldLine().receipt(2).getBytes(UTF_8));

    Run shown = Run.of("verify", "receipt", receipt.toString(), bundle(line.files()));

    assertThat(shown.out()).contains("FAIL  receipt's signature", "FAIL  the same log");
    assertThat(shown.code()).isEqualTo(1);
  }

  @Test
  void a_receipt_of_the_same_line_is_good_though_its_log_was_begun_again() {
    Path receipt =
        ToldLine.write(
            folder.resolve("receipt"), line.receipt(2, line.origin() + "/1").getBytes(UTF_8));

    Run shown =
        Run.of("verify", "receipt", receipt.toString(), bundle(line.files()), "--key", line.key());

    assertThat(shown.out()).contains("WARN  the same log").doesNotContain("FAIL");
    assertThat(shown.code()).isZero();
  }

  @Test
  void what_cannot_be_read_is_no_verdict() {
    Path noise = ToldLine.write(folder.resolve("noise"), "noise".getBytes(UTF_8));

    assertThat(Run.of("verify", "log", noise.toString()).code()).isEqualTo(2);
    assertThat(Run.of("verify", "log", folder.resolve("nowhere").toString()).code()).isEqualTo(2);
    assertThat(Run.of("verify", "log").code()).isEqualTo(2);
    assertThat(Run.of("verify", "proof", noise.toString()).code()).isEqualTo(2);
    assertThat(Run.of("verify", "proof", noise.toString(), "--key", line.key()).code())
        .isEqualTo(1);
  }

  private Run verifyLog(Map<String, byte[]> files) {
    return Run.of("verify", "log", bundle(files), "--key", line.key());
  }

  private String bundle(Map<String, byte[]> files) {
    return ToldLine.zip(folder, files).toString();
  }

  private static Arguments told(
      String file, String what, String named, UnaryOperator<String> change) {
    return arguments(
        file + ": " + what,
        named,
        files ->
            files.computeIfPresent(
                file,
                (any, before) -> {
                  String text = new String(before, UTF_8);
                  String after = change.apply(text);
                  assertThat(after).isNotEqualTo(text);
                  return after.getBytes(UTF_8);
                }));
  }

  private static Arguments entry(String what, String from, String to) {
    return entries(
        what,
        entries -> {
          int index = find(entries, from);
          entries.set(index, changed(entries.get(index), from, to));
        });
  }

  private static Arguments entries(String what, Consumer<List<byte[]>> change) {
    return arguments(
        "entries: " + what,
        "(root: \\d+ entries have not the signed root|log: )",
        files -> {
          String name =
              files.keySet().stream()
                  .filter(file -> file.startsWith("entries/"))
                  .findAny()
                  .orElseThrow();
          List<byte[]> entries = EntryBundle.unpack(requireNonNull(files.get(name)));
          change.accept(entries);
          files.put(name, EntryBundle.of(entries));
        });
  }

  private static Arguments arguments(
      String what, String named, Consumer<Map<String, byte[]>> change) {
    return Arguments.of(what, named, change);
  }

  private static int find(List<byte[]> entries, String words) {
    for (int i = 0; i < entries.size(); i++) {
      if (new String(entries.get(i), UTF_8).contains(words)) {
        return i;
      }
    }
    throw new AssertionError("no entry says " + words);
  }

  private static byte[] changed(byte[] entry, String from, String to) {
    return new String(entry, UTF_8).replace(from, to).getBytes(UTF_8);
  }

  /** Another letter or digit at this place, or at the next that is one. */
  private static String flipped(String text, int at) {
    int place = at;
    while (!Character.isLetterOrDigit(text.charAt(place))) {
      place++;
    }
    char other = text.charAt(place) == 'B' ? 'C' : 'B';
    return text.substring(0, place) + other + text.substring(place + 1);
  }
}
