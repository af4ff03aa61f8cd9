package io.fairqueue.domain.fairness;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * A text with signatures below, as C2SP's signed-note (version 1.0.0) writes it.
 *
 * @param text ends with a line break
 */
public record SignedNote(String text, List<NoteSignature> signatures) {

  private static final String SEPARATOR = "\n\n";
  private static final String SIGNED = "— ";
  private static final int ID_BYTES = 4;
  private static final int MAX_SIGNATURES = 64;

  public SignedNote {
    if (!text.endsWith("\n")) {
      throw new IllegalArgumentException("the text of a note ends with a line break");
    }
    signatures = List.copyOf(signatures);
  }

  /** A text that one has signed. */
  public static SignedNote by(NoteSigner signer, String text) {
    return new SignedNote(
        text,
        List.of(new NoteSignature(signer.key().name(), signer.key().id(), signer.sign(text))));
  }

  /** Reads what {@link #toString} writes; throws an {@link IllegalArgumentException} for others. */
  public static SignedNote parse(String note) {
    int end = note.lastIndexOf(SEPARATOR);
    if (end < 0 || !note.endsWith("\n") || note.getBytes(UTF_8).length > 1_000_000) {
      throw new IllegalArgumentException("this is no signed note");
    }
    List<NoteSignature> signatures = new ArrayList<>();
    for (String line : note.substring(end + SEPARATOR.length()).lines().toList()) {
      signatures.add(NoteSignature.parse(line));
    }
    if (signatures.isEmpty() || signatures.size() > MAX_SIGNATURES) {
      throw new IllegalArgumentException("a note has from 1 to 64 signatures");
    }
    return new SignedNote(note.substring(0, end + 1), signatures);
  }

  /** Whether this key has signed it. */
  public boolean isSignedBy(NoteKey key) {
    return signatures.stream()
        .filter(each -> each.name().equals(key.name()) && Arrays.equals(each.id(), key.id()))
        .anyMatch(each -> key.verifies(text, each.signature()));
  }

  /** The note as it is served and kept. */
  @Override
  public String toString() {
    var note = new StringBuilder(text).append('\n');
    signatures.forEach(each -> note.append(each).append('\n'));
    return note.toString();
  }

  /**
   * One line of signatures.
   *
   * @param id of the key: 4 bytes
   */
  public record NoteSignature(String name, byte[] id, byte[] signature) {

    /**
     * Reads what {@link #toString} writes; throws an {@link IllegalArgumentException} for others.
     */
    public static NoteSignature parse(String line) {
      int space = line.lastIndexOf(' ');
      if (!line.startsWith(SIGNED) || space < SIGNED.length() + 1) {
        throw new IllegalArgumentException("this is no line of a signature");
      }
      byte[] both = Base64.getDecoder().decode(line.substring(space + 1));
      if (both.length <= ID_BYTES) {
        throw new IllegalArgumentException("this signature is too short");
      }
      return new NoteSignature(
          line.substring(SIGNED.length(), space),
          Arrays.copyOf(both, ID_BYTES),
          Arrays.copyOfRange(both, ID_BYTES, both.length));
    }

    @Override
    public String toString() {
      byte[] both = Arrays.copyOf(id, id.length + signature.length);
      System.arraycopy(signature, 0, both, id.length, signature.length);
      return SIGNED + name + " " + Base64.getEncoder().encodeToString(both);
    }
  }
}
