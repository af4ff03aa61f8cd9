package io.fairqueue.http.browser;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.fairqueue.domain.fairness.CanonicalJson;
import io.fairqueue.domain.fairness.Checkpoint;
import io.fairqueue.domain.fairness.EntryBundle;
import io.fairqueue.domain.fairness.MerkleTree;
import io.fairqueue.domain.fairness.SignedNote;
import io.fairqueue.tck.fixture.SeedKeys;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Changes a bundle of a line as somebody might who has something to hide. */
final class BundleForger {

  private static final String CHECKPOINT = "checkpoint";
  private static final String TRANSCRIPT = "transcript.json";
  private static final String LIST = "entries.bin";
  private static final SeedKeys OWN_KEYS = new SeedKeys(3);

  private final Map<String, byte[]> files;

  private BundleForger(Map<String, byte[]> files) {
    this.files = files;
  }

  /** Fetches it from a server. */
  static BundleForger of(URI server, String event) {
    try (HttpClient client = HttpClient.newHttpClient()) {
      URI address = server.resolve("/api/v1/events/" + event + "/proof-bundle");
      byte[] zip =
          client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofByteArray()).body();
      Map<String, byte[]> files = new LinkedHashMap<>();
      try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
        for (ZipEntry file = in.getNextEntry(); file != null; file = in.getNextEntry()) {
          files.put(file.getName(), in.readAllBytes());
        }
      }
      return new BundleForger(files);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  byte[] asItIs() {
    return zip(files);
  }

  /** Bundles that were changed, by what a reader is to be told. */
  Map<String, byte[]> forged() {
    Map<String, byte[]> forged = new LinkedHashMap<>();
    forged.put("The entries are not those that were signed", with(entriesName(), dearer()));
    forged.put("The list of the lobby is not the one that was sealed", with(LIST, flipped(LIST)));
    forged.put(
        "The signature under the logbook is wrong",
        with(CHECKPOINT, rewritten(CHECKPOINT, note -> note.replaceFirst("\n[1-9]", "\n9"))));
    forged.put(
        "decided, but round",
        with(
            TRANSCRIPT,
            rewritten(
                TRANSCRIPT, json -> json.replace("\"period_seconds\":3", "\"period_seconds\":4"))));
    forged.put("place 2 was let in while place 1 waited", zip(overtaken()));
    return forged;
  }

  /** Somebody overtook, and all of it is signed, by a key of the forger's. */
  private Map<String, byte[]> overtaken() {
    List<byte[]> entries = entries();
    int placed = indexOf(entries, "\"placed\"");
    Map<String, Object> leaf = CanonicalJson.object(entries.get(placed));
    entries.subList(placed + 1, entries.size()).clear();
    entries.add(
        CanonicalJson.bytes(
            Map.of(
                "t",
                "line",
                "at",
                String.valueOf(leaf.get("at")),
                "rev",
                (Long) requireNonNull(leaf.get("rev")) + 1,
                "admitted",
                List.of(List.of(2L, 2L)))));
    return signed(entries);
  }

  /** The organizer reveals another seed than the one whose hash was announced, and it is signed. */
  byte[] withAnotherSeed() {
    List<byte[]> entries = entries();
    int revealed = indexOf(entries, "\"organizer_seed\"");
    Map<String, Object> leaf = CanonicalJson.object(entries.get(revealed));
    leaf.put("organizer_seed", Base64.getEncoder().encodeToString(new byte[32]));
    entries.set(revealed, CanonicalJson.bytes(leaf));
    return zip(signed(entries));
  }

  private Map<String, byte[]> signed(List<byte[]> entries) {
    String origin = checkpoint().origin();
    String signed = new Checkpoint(origin, entries.size(), MerkleTree.of(entries).root()).text();
    Map<String, byte[]> all = new LinkedHashMap<>(files);
    all.remove(entriesName());
    all.put("entries/000.p/" + entries.size(), EntryBundle.of(entries));
    all.put(CHECKPOINT, OWN_KEYS.sign(origin, signed, Instant.EPOCH).toString().getBytes(UTF_8));
    all.put("log-keys", (OWN_KEYS.keys(origin).getFirst() + "\n").getBytes(UTF_8));
    return all;
  }

  private Checkpoint checkpoint() {
    return Checkpoint.parse(SignedNote.parse(new String(files.get(CHECKPOINT), UTF_8)).text());
  }

  private String entriesName() {
    return "entries/000.p/" + checkpoint().size();
  }

  private List<byte[]> entries() {
    return EntryBundle.unpack(requireNonNull(files.get(entriesName())));
  }

  private static int indexOf(List<byte[]> entries, String words) {
    for (int i = 0; i < entries.size(); i++) {
      if (new String(entries.get(i), UTF_8).contains(words)) {
        return i;
      }
    }
    throw new AssertionError("no entry says " + words);
  }

  private byte[] dearer() {
    List<byte[]> entries = entries();
    int announced = indexOf(entries, "\"announce\"");
    String told = new String(entries.get(announced), UTF_8);
    entries.set(announced, told.replace("\"capacity\":3", "\"capacity\":4").getBytes(UTF_8));
    return EntryBundle.of(entries);
  }

  private byte[] flipped(String name) {
    byte[] bytes = requireNonNull(files.get(name)).clone();
    bytes[bytes.length / 2] ^= 1;
    return bytes;
  }

  private byte[] rewritten(String name, UnaryOperator<String> change) {
    String before = new String(files.get(name), UTF_8);
    String after = change.apply(before);
    if (after.equals(before)) {
      throw new AssertionError("nothing was changed in " + before);
    }
    return after.getBytes(UTF_8);
  }

  private byte[] with(String name, byte[] content) {
    Map<String, byte[]> all = new LinkedHashMap<>(files);
    all.put(name, content);
    return zip(all);
  }

  private static byte[] zip(Map<String, byte[]> files) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
